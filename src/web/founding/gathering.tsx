// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import { isOpen, isSigned } from '../../membership/domain/founding/community-request.js';
import { mayBeReplaced } from '../../membership/domain/founding/promoter.js';
import type {
  RequestView,
  SeenPromoter,
} from '../../membership/use-cases/founding/read-request.js';
import { Alert } from '../components/alert.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, Select, TextField } from '../components/field.js';
import { useView } from '../view.js';
import { nameOf, Promoters } from './case.js';

interface GatheringProps {
  readonly view: RequestView;
  /** Of who is named in the place of somebody. */
  readonly form: FormState;
}

/** Who signs, as who asked for the community follows it: until when, whom to write to again, whom to name instead. */
export function Gathering({ view, form }: GatheringProps): VNode {
  const { locale, t } = useView();
  const { request, promoters } = view;
  if (!isOpen(request) || isSigned(request)) return <Promoters view={view} />;
  const replaceable = promoters.filter(mayBeReplaced);
  const someDeclined = promoters.some(({ status }) => status === 'declined');
  return (
    <Promoters view={view} act={(promoter) => <Again {...{ promoter }} />}>
      <p>{t('founding.gather.until', { date: formatDate(locale, request.gatherUntil) })}</p>
      {someDeclined ? <Alert kind="warning">{t('founding.gather.declined')}</Alert> : null}
      {replaceable.length > 0 ? (
        <Replace action={`/requests/${request.id}/promoters`} {...{ replaceable, form }} />
      ) : null}
    </Promoters>
  );
}

function Again({ promoter }: { promoter: SeenPromoter }): VNode | null {
  const { locale, t } = useView();
  const { id, requestId, status, again, lastSentAt } = promoter;
  if (status !== 'invited') return null;
  return (
    <>
      <span>{t('founding.promoter.sent', { date: formatDate(locale, lastSentAt) })}</span>
      {again ? (
        <ButtonForm
          action={`/requests/${requestId}/promoters/${id}/remind`}
          look="outline-secondary"
          small
          label={t('founding.promoter.remind.to', { name: nameOf(t, promoter) })}
        >
          {t('founding.promoter.remind')}
        </ButtonForm>
      ) : null}
    </>
  );
}

interface ReplaceProps extends Pick<GatheringProps, 'form'> {
  readonly action: string;
  readonly replaceable: readonly SeenPromoter[];
}

function Replace({ action, replaceable, form }: ReplaceProps): VNode {
  const { t } = useView();
  const people = replaceable.map((one) => ({ value: one.id, text: nameOf(t, one) }));
  return (
    <>
      <h3>{t('founding.replace')}</h3>
      <p>{t('founding.replace.text')}</p>
      <EntryForm action={action} form={form} submit={t('founding.replace.send')} narrow>
        <Select
          name="instead"
          label={t('founding.replace.instead')}
          options={[{ value: '', text: t('founding.replace.choose') }, ...people]}
          form={form}
          required
        />
        <TextField
          name="named"
          label={t('founding.replace.named')}
          hint={t('founding.replace.named.hint')}
          maxLength={200}
          form={form}
          required
        />
      </EntryForm>
    </>
  );
}
