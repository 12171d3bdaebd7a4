// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { MeasureList } from '../../membership/use-cases/measures/list-measures.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';

export type ListedMeasure = MeasureList['items'][number];

interface MeasuresProps {
  readonly items: readonly ListedMeasure[];
  /** Where the forms beside a measure go; undefined where it is only read. */
  readonly base?: string;
  readonly failed?: { readonly id: string; readonly form: FormState } | undefined;
}

/** Decisions, with what may still be done about each. */
export function Measures({ items, base, failed }: MeasuresProps): VNode {
  const { t } = useView();
  return (
    <>
      {items.length === 0 ? <p class="empty">{t('measures.none')}</p> : null}
      <ul class="rows">
        {items.map((measure) => (
          <li key={measure.id}>
            <MeasureSummary measure={measure} title={measure.displayName}>
              {base ? (
                <Acts
                  {...{ measure, base }}
                  form={failed?.id === measure.id ? failed.form : undefined}
                />
              ) : null}
            </MeasureSummary>
          </li>
        ))}
      </ul>
    </>
  );
}

interface SummaryProps {
  readonly measure: ListedMeasure;
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** What, why and until when. */
export function MeasureSummary({ measure, title, children }: SummaryProps): VNode {
  const { locale, t } = useView();
  const { kind, status, reasonCode, reason, imposedAt, until, appeal, roleHeld } = measure;
  const from = formatDate(locale, imposedAt);
  const isBound = until !== undefined && kind !== 'removal';
  const tookRole = kind === 'revocation' && roleHeld;
  return (
    <div class="rows-main">
      <h3>{title}</h3>
      <ul class="tags">
        <li>
          <Tag tone="danger">{t(`measure.kind.${kind}`)}</Tag>
        </li>
        {tookRole ? null : (
          <li>
            <Tag tone={status === 'proposed' ? 'warning' : 'info'}>
              {t(`measure.status.${status}`)}
            </Tag>
          </li>
        )}
        {appeal ? (
          <li>
            <Tag>{t(`measure.appeal.${appeal}`)}</Tag>
          </li>
        ) : null}
      </ul>
      {tookRole ? (
        <p>{t('measure.role', { role: t(`role.${tookRole}`), date: from })}</p>
      ) : (
        <p>
          {t(`measure.code.${reasonCode}`)},{' '}
          {isBound
            ? t('measure.from_until', { from, until: formatDate(locale, until) })
            : t('measure.from', { date: from })}
        </p>
      )}
      {reason === '' ? <p>{t('measure.reason.none')}</p> : <blockquote>{reason}</blockquote>}
      {children}
    </div>
  );
}

interface ActsProps {
  readonly measure: ListedMeasure;
  readonly base: string;
  readonly form: FormState | undefined;
}

function Acts({ measure, base, form }: ActsProps): VNode | null {
  const { viewer } = useView();
  const { id, kind, status, displayName: name, imposedBy, memberId } = measure;
  if (memberId === viewer?.actor.memberId) return null;
  if (status === 'proposed') {
    const confirm = { action: `${base}/${id}/answer` };
    const decline = { action: `${base}/${id}/decline` };
    const own = imposedBy === viewer?.actor.memberId;
    return (
      <Offered forms={[confirm, decline]}>
        <div class="actions">
          {own ? null : <Confirm {...{ name, ...confirm }} />}
          {measure.mayDecline ? <Ending act="decline" {...{ id, name, form, ...decline }} /> : null}
        </div>
      </Offered>
    );
  }
  if (status !== 'in_force' || kind === 'removal') return null;
  return <Ending act="lift" {...{ id, name, form }} action={`${base}/${id}/lift`} />;
}

function Confirm({ action, name }: { action: string; name: string }): VNode {
  const { t } = useView();
  return (
    <ButtonForm
      action={action}
      fields={{ answer: 'confirm' }}
      look="danger"
      small
      label={t('measures.confirm_label', { name })}
    >
      {t('measures.confirm')}
    </ButtonForm>
  );
}

interface EndingProps {
  /** What was decided is lifted, what was proposed falls. */
  readonly act: 'lift' | 'decline';
  readonly id: string;
  readonly action: string;
  readonly name: string;
  readonly form: FormState | undefined;
}

function Ending({ act, id, action, name, form }: EndingProps): VNode {
  const { t } = useView();
  return (
    <Offered forms={[{ action }]}>
      <details class="disclosure disclosure--inline" open={form !== undefined}>
        <summary aria-label={t(`measures.${act}_label`, { name })}>{t(`measures.${act}`)}</summary>
        <EntryForm
          action={action}
          form={form}
          submit={t(`measures.${act}.send`)}
          look="outline-primary"
          small
        >
          <TextArea
            id={`${act}-${id}`}
            name="reason"
            label={t(`measures.${act}.reason`, { name })}
            rows={3}
            maxLength={2_000}
            required
            {...(form && { form })}
          />
        </EntryForm>
      </details>
    </Offered>
  );
}
