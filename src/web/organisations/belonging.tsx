// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { OrganisationPage } from '../../membership/use-cases/organisations/read-organisation.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { TextField } from '../components/field.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';
import { Verified } from './verified.js';

type Listed = OrganisationPage['affiliations'][number];

/** Somebody who says that they belong to the organisation, and what its representative can say to it. */
export function Belonging({ affiliation }: { affiliation: Listed }): VNode {
  const { t, viewer } = useView();
  const { id, organisationId, displayName, kind, title, unit, unitEnded } = affiliation;
  const { proof, memberId, verifiedAt } = affiliation;
  const action = `/organisations/${organisationId}/affiliations/${id}`;
  const isOwn = memberId === viewer?.actor.memberId;
  const words = { name: displayName };
  return (
    <li>
      <div class="rows-main">
        <h3>{displayName}</h3>
        <p>
          {[t(`affiliation.kind.${kind}`), title, unit].filter(Boolean).join(' · ')}{' '}
          <Tag tone={proof === 'declared' ? 'warning' : 'success'}>
            {t(`affiliation.proof.${proof}`)}
          </Tag>{' '}
          {unitEnded ? <Tag tone="neutral">{t('affiliation.unit_ended')}</Tag> : null}
        </p>
        <Verified at={verifiedAt} />
      </div>
      {isOwn ? null : (
        <details>
          <summary>{t('organisation.people.decide', words)}</summary>
          {proof === 'representative' ? null : (
            <ButtonForm action={action} fields={{ decision: 'confirm' }} small>
              {t('organisation.people.confirm')}
            </ButtonForm>
          )}
          <EntryForm
            action={action}
            submit={t('organisation.people.refuse')}
            look="outline-danger"
            small
          >
            <input type="hidden" name="decision" value="refuse" />
            <TextField
              name="reason"
              id={`reason-${id}`}
              label={t('organisation.people.reason')}
              hint={t('organisation.people.reason.hint')}
              maxLength={500}
              required
            />
          </EntryForm>
          <ButtonForm action={action} fields={{ decision: 'end' }} look="outline-danger" small>
            {t('organisation.people.end')}
          </ButtonForm>
        </details>
      )}
    </li>
  );
}
