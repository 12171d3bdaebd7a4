// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { OrganisationPage } from '../../membership/use-cases/organisations/read-organisation.js';
import { Alert } from '../components/alert.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextField } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { Pagination } from '../components/pagination.js';
import { useView } from '../view.js';
import { Belonging } from './belonging.js';
import { Twins } from './twins.js';
import { Representatives } from './representatives.js';

interface OrganisationViewProps {
  readonly page: OrganisationPage;
  readonly form: FormState;
}

export function OrganisationView({ page, form }: OrganisationViewProps): VNode {
  const { t } = useView();
  const { organisation, affiliations, next, may } = page;
  return (
    <>
      <PageHead title={organisation.name} />
      <p>
        <Twins organisation={organisation} />
      </p>
      {organisation.status === 'dissolved' ? (
        <Alert kind="warning" title={t('organisation.status.dissolved')}>
          {organisation.mergedInto ? (
            <a href={`/organisations/${organisation.mergedInto}`}>
              {t('staff.organisations.goes_on')}
            </a>
          ) : null}
        </Alert>
      ) : null}
      <p>
        <a href={`/organisations/${organisation.id}/seats`}>{t('seats.own.link')}</a>
      </p>
      {may.verify && organisation.kind !== 'public_body' ? (
        <p>
          <a href={`/staff/organisations/${organisation.id}`}>{t('staff.organisations.edit')}</a>
        </p>
      ) : null}
      <Representatives page={page} form={form} />
      <Domains page={page} form={form} />
      {may.represent ? (
        <section class="section">
          <h2>{t('organisation.people')}</h2>
          {affiliations.length === 0 ? <p class="empty">{t('organisation.people.none')}</p> : null}
          <ul class="rows">
            {affiliations.map((one) => (
              <Belonging affiliation={one} key={one.id} />
            ))}
          </ul>
          <Pagination next={next} />
        </section>
      ) : null}
    </>
  );
}

/** Whoever proves an address at one of these belongs to the organisation. */
function Domains({ page, form }: OrganisationViewProps): VNode {
  const { t } = useView();
  const { organisation, domains, may } = page;
  const action = `/organisations/${organisation.id}/domains`;
  return (
    <section class="section">
      <h2>{t('organisation.domains')}</h2>
      {domains.length === 0 ? <p class="empty">{t('organisation.domains.none')}</p> : null}
      <ul class="rows">
        {domains.map((domain) => (
          <li key={domain}>
            <strong>{domain}</strong>
            {may.verify ? (
              <ButtonForm
                action={`${action}/withdraw`}
                fields={{ domain }}
                look="outline-danger"
                small
                label={t('organisation.domains.withdraw_label', { domain })}
              >
                {t('organisation.domains.withdraw')}
              </ButtonForm>
            ) : null}
          </li>
        ))}
      </ul>
      {may.verify && organisation.status === 'active' ? (
        <EntryForm
          action={action}
          form={form}
          submit={t('organisation.domains.save')}
          look="outline-primary"
          narrow
        >
          <TextField
            name="domain"
            label={t('organisation.domains.add')}
            hint={t('organisation.domains.hint')}
            form={form}
            maxLength={253}
            required
          />
        </EntryForm>
      ) : null}
    </section>
  );
}
