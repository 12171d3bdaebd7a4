// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatMoment } from '../../i18n/format.js';
import { longestBreakGlass } from '../../membership/domain/break-glass/break-glass.js';
import type { ListedBreakGlass } from '../../membership/use-cases/break-glass/list-break-glass.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea, TextField } from '../components/field.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';

interface BreakGlassProps {
  readonly items: readonly ListedBreakGlass[];
  readonly next: string | undefined;
  /** Whether the reader may begin one. */
  readonly opens: boolean;
  readonly form: FormState;
}

/** Who acted as manager for a while, where and why; and the form that begins one. */
export function BreakGlassPage({ items, next, opens, form }: BreakGlassProps): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('break_glass.title')} lead={t('break_glass.lead')}>
      {opens ? <Start form={form} /> : null}
      {items.length === 0 ? <p class="empty">{t('break_glass.none')}</p> : null}
      <ul class="rows">
        {items.map((item) => (
          <Item item={item} key={item.id} />
        ))}
      </ul>
      <Pagination next={next} />
    </StaffFrame>
  );
}

function Start({ form }: { form: FormState }): VNode {
  const { t } = useView();
  return (
    <EntryForm
      action="/staff/break-glass"
      form={form}
      submit={t('break_glass.start')}
      look="danger"
      narrow
    >
      <TextField
        name="community"
        label={t('break_glass.community')}
        hint={t('break_glass.community.hint')}
        maxLength={60}
        form={form}
        required
      />
      <TextArea
        name="reason"
        label={t('break_glass.reason')}
        maxLength={1_000}
        form={form}
        required
      />
      <TextField
        name="minutes"
        type="number"
        label={t('break_glass.minutes')}
        initial={String(longestBreakGlass)}
        form={form}
        required
      />
    </EntryForm>
  );
}

function Item({ item }: { item: ListedBreakGlass }): VNode {
  const { locale, t, viewer } = useView();
  const { id, memberId, displayName, community, reason, startedAt, endsAt, endedAt } = item;
  const lasts = endedAt === undefined && endsAt > new Date();
  return (
    <li>
      <div class="rows-main">
        <h2>{t('break_glass.by', { name: displayName, community: community.name })}</h2>
        <p>
          <Time at={startedAt} precise />{' '}
          <Tag tone={lasts ? 'warning' : 'info'}>
            {lasts
              ? t('break_glass.until', { until: formatMoment(locale, endsAt) })
              : t('break_glass.ended')}
          </Tag>
        </p>
        <blockquote>{reason}</blockquote>
      </div>
      {lasts && memberId === viewer?.actor.memberId ? (
        <ButtonForm
          action={`/staff/break-glass/${id}/end`}
          look="outline-primary"
          label={t('break_glass.end_label', { community: community.name })}
        >
          {t('break_glass.end')}
        </ButtonForm>
      ) : null}
    </li>
  );
}
