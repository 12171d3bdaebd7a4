// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { WayPath } from '../../membership/domain/joining/ways.js';
import { affiliationProofs } from '../../membership/domain/organisations/demand.js';
import {
  organisationKinds,
  type Organisation,
} from '../../membership/domain/organisations/organisation.js';
import type { readDemand } from '../../membership/use-cases/settings/change-demand.js';
import { Alert } from '../components/alert.js';
import { ButtonForm } from '../components/button-form.js';
import { Checkbox } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { Select } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { SearchBar } from '../components/search-bar.js';
import { useView } from '../view.js';

type Read = Awaited<ReturnType<typeof readDemand>>;

interface DemandProps extends Read {
  readonly path: WayPath;
  readonly query: string | undefined;
  /** Undefined before anything was searched. */
  readonly found: readonly Organisation[] | undefined;
  readonly fault: string | undefined;
  /** No more organisations can be named. */
  readonly isFull: boolean;
}

/** Of which organisations one has to be for one way in, and how well that is proven. */
export function Demand(props: DemandProps): VNode {
  const { t } = useView();
  const { view, demand, path, query, found, fault, isFull } = props;
  const { slug } = view.community;
  const action = `/c/${slug}/manage/policy/${path}`;
  const fields = { revision: String(view.revision) };
  return (
    <div class="narrow">
      <h2>{t(`settings.way.${path}`)}</h2>
      <p>{t('settings.demand.lead')}</p>
      {fault ? <Alert kind="danger">{fault}</Alert> : null}
      <Named {...props} {...{ action, fields }} />
      <Offered forms={[{ action }]}>
        {isFull ? (
          <p>{t('error.community.demand_too_long')}</p>
        ) : (
          <SearchBar label={t('organisations.search')} query={query} />
        )}
        {found?.length === 0 ? <p class="empty">{t('organisations.search.none')}</p> : null}
        <ul class="rows">
          {found?.map(({ id, name, kind }) => (
            <Picked key={id} name={name} kind={t(`organisation.kind.${kind}`)}>
              <ButtonForm
                action={action}
                fields={{ ...fields, act: 'add', organisation: id }}
                look="outline-primary"
                small
                label={t('settings.demand.add_label', { organisation: name })}
              >
                {t('settings.demand.add')}
              </ButtonForm>
            </Picked>
          ))}
        </ul>
        <Rules demand={demand} {...{ action, fields }} />
        {demand ? (
          <ButtonForm action={action} fields={{ ...fields, act: 'clear' }} look="outline-danger">
            {t('settings.demand.clear')}
          </ButtonForm>
        ) : null}
      </Offered>
      <p>
        <a href={`/c/${slug}/manage/policy`}>{t('settings.demand.back')}</a>
      </p>
    </div>
  );
}

interface Sending {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

function Named({ organisations, action, fields }: Read & Sending): VNode {
  const { t } = useView();
  return (
    <>
      <h3>{t('settings.demand.organisations')}</h3>
      {organisations.length === 0 ? (
        <p class="empty">{t('settings.demand.organisations.none')}</p>
      ) : (
        <ul class="rows">
          {organisations.map(({ id, name, kind }) => (
            <Picked key={id} name={name} kind={t(`organisation.kind.${kind}`)}>
              <ButtonForm
                action={action}
                fields={{ ...fields, act: 'remove', organisation: id }}
                look="outline-danger"
                small
                label={t('settings.demand.remove_label', { organisation: name })}
              >
                {t('settings.demand.remove')}
              </ButtonForm>
            </Picked>
          ))}
        </ul>
      )}
    </>
  );
}

function Picked({ name, kind, children }: { name: string; kind: string; children: VNode }): VNode {
  return (
    <li>
      <div class="rows-main">
        <h4 class="h5">{name}</h4>
        <p>{kind}</p>
      </div>
      {children}
    </li>
  );
}

function Rules({ demand, action, fields }: Pick<Read, 'demand'> & Sending): VNode {
  const { t } = useView();
  return (
    <EntryForm
      action={action}
      fields={{ ...fields, act: 'rules' }}
      submit={t('settings.save')}
      class="section"
    >
      <h3>{t('settings.demand.rules')}</h3>
      {organisationKinds.map((kind) => (
        <Checkbox
          name={kind}
          label={t('settings.demand.kind', { kind: t(`organisation.kind.${kind}`) })}
          initial={demand?.kinds.includes(kind) ?? false}
          key={kind}
        />
      ))}
      <Select
        name="proof"
        label={t('settings.demand.proof')}
        initial={demand?.proof ?? 'email_domain'}
        options={affiliationProofs.map((value) => ({
          value,
          text: t(`settings.demand.proof.${value}`),
        }))}
      />
    </EntryForm>
  );
}
