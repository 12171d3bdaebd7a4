// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import {
  answerBy,
  representationMonths,
} from '../../membership/domain/organisations/representation.js';
import type { OrganisationPage } from '../../membership/use-cases/organisations/read-organisation.js';
import { type FormState, TextArea, TextField } from '../components/field.js';
import { OfficeHolders } from '../components/office-holders.js';
import { PersonOffer } from '../components/person-offer.js';
import { useView } from '../view.js';

/** Who answers for the organisation, and the offer to somebody more. */
export function Representatives({
  page,
  form,
}: {
  page: OrganisationPage;
  form: FormState;
}): VNode {
  const { t } = useView();
  const { organisation, representatives } = page;
  const here = `/organisations/${organisation.id}/representatives`;
  return (
    <section class="section">
      <h2>{t('organisation.representatives')}</h2>
      {representatives.length === 0 ? (
        <p class="empty">{t('organisation.representatives.none')}</p>
      ) : null}
      <OfficeHolders
        holders={representatives.map((one) => ({
          ...one,
          answerBy: one.status === 'offered' ? answerBy(one) : undefined,
        }))}
        address={here}
        until={t('organisations.representing.until')}
        end={t('organisation.representatives.end')}
        endLabel={(name) => t('organisation.representatives.end_label', { name })}
      />
      {organisation.status === 'active' ? <Offer action={here} page={page} form={form} /> : null}
    </section>
  );
}

interface OfferProps {
  readonly action: string;
  readonly page: OrganisationPage;
  readonly form: FormState;
}

/** First who, by name; then what was looked at, and for how long. */
function Offer({ action, page, form }: OfferProps): VNode {
  const { t } = useView();
  const { query, people } = page.candidates;
  const { longest, standard } = representationMonths;
  return (
    <>
      <h3>{t('organisation.representatives.add')}</h3>
      <PersonOffer
        {...{ action, form, query, people }}
        known={!page.may.verify}
        label={t('organisation.representatives.member')}
        send={t('organisation.representatives.send')}
      >
        <TextArea
          name="evidence"
          label={t('organisation.representatives.evidence')}
          hint={t('organisation.representatives.evidence.hint')}
          form={form}
          maxLength={500}
          required
        />
        <TextField
          name="months"
          type="number"
          label={t('organisation.representatives.months', { longest })}
          initial={String(standard)}
          form={form}
          required
        />
      </PersonOffer>
    </>
  );
}
