// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Organisation } from '../../membership/domain/organisations/organisation.js';
import { answerBy } from '../../membership/domain/organisations/representation.js';
import type { listMyOrganisations } from '../../membership/use-cases/organisations/list-my-organisations.js';
import type { MyDelegation } from '../../membership/use-cases/seats/my-delegations.js';
import { ButtonForm } from '../components/button-form.js';
import { SearchBar } from '../components/search-bar.js';
import { Time } from '../components/time.js';
import { MeFrame } from '../me/frame.js';
import { MyDelegations } from '../seats/mine.js';
import { useView } from '../view.js';
import { MyAffiliation } from './my-affiliation.js';

type Mine = Awaited<ReturnType<typeof listMyOrganisations>>;

interface MyOrganisationsProps {
  readonly mine: Mine;
  readonly delegations: readonly MyDelegation[];
  readonly professional: boolean;
  readonly query: string | undefined;
  /** Undefined before anything was searched. */
  readonly found: readonly Organisation[] | undefined;
}

/** Where the person belongs, for whom they answer, and the search for one organisation more. */
export function MyOrganisations(props: MyOrganisationsProps): VNode {
  const { mine, delegations, professional, query, found } = props;
  const { t } = useView();
  return (
    <MeFrame title={t('organisations.mine.title')} lead={t('organisations.mine.lead')}>
      <MyDelegations delegations={delegations} />
      {mine.affiliations.length === 0 ? (
        <p class="empty">{t('organisations.mine.none')}</p>
      ) : (
        <ul class="rows">
          {mine.affiliations.map((one) => (
            <MyAffiliation affiliation={one} professional={professional} key={one.id} />
          ))}
        </ul>
      )}
      <Refusals refusals={mine.refusals} />
      <Lost lost={mine.lost} />
      <h2>{t('organisations.add')}</h2>
      <p>{t('organisations.add.lead')}</p>
      <SearchBar label={t('organisations.search')} query={query} />
      {found?.length === 0 ? <p class="empty">{t('organisations.search.none')}</p> : null}
      <ul class="rows">
        {found?.map(({ id, name, kind }) => (
          <li key={id}>
            <div class="rows-main">
              <h3>
                <a href={`/me/organisations/add/${id}`}>{name}</a>
              </h3>
              <p>{t(`organisation.kind.${kind}`)}</p>
            </div>
          </li>
        ))}
      </ul>
      {mine.representations.length > 0 ? <Representations mine={mine} /> : null}
    </MeFrame>
  );
}

/** Who was told that they do not belong reads why, and may say it again. */
function Refusals({ refusals }: Pick<Mine, 'refusals'>): VNode | null {
  const { t } = useView();
  if (refusals.length === 0) return null;
  return (
    <>
      <h2>{t('organisations.refused')}</h2>
      <p>{t('organisations.refused.lead')}</p>
      <ul class="rows">
        {refusals.map(({ id, organisation, kind, at, reason }) => (
          <li key={id}>
            <div class="rows-main">
              <h3>{organisation}</h3>
              <p>
                {t(`affiliation.kind.${kind}`)} · <Time at={at} />
              </p>
              <p>{t('organisations.refused.reason', { reason })}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What ended when an organisation was closed does not come back by itself when it is there again. */
function Lost({ lost }: Pick<Mine, 'lost'>): VNode | null {
  const { t } = useView();
  if (lost.length === 0) return null;
  return (
    <>
      <h2>{t('organisations.lost')}</h2>
      <p>{t('organisations.lost.lead')}</p>
      <ul class="rows">
        {lost.map(({ organisationId, organisation, endedAt }) => (
          <li key={organisationId}>
            <div class="rows-main">
              <h3>{organisation}</h3>
              <p>
                <Time after={t('organisations.lost.ended')} at={endedAt} />
              </p>
              <p>
                <a
                  href={`/me/organisations/add/${organisationId}`}
                  aria-label={t('organisations.lost.again_label', { organisation })}
                >
                  {t('organisations.lost.again')}
                </a>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Representations({ mine }: { mine: Mine }): VNode {
  const { t } = useView();
  return (
    <>
      <h2>{t('organisations.representing')}</h2>
      <ul class="rows">
        {mine.representations.map((one) => {
          const action = `/me/organisations/representations/${one.id}`;
          const words = { organisation: one.organisation };
          return (
            <li key={one.id}>
              <div class="rows-main">
                <h3>
                  {one.status === 'active' ? (
                    <a href={`/organisations/${one.organisationId}`}>{one.organisation}</a>
                  ) : (
                    one.organisation
                  )}
                </h3>
                {one.validUntil ? (
                  <p>
                    <Time after={t('organisations.representing.until')} at={one.validUntil} />
                  </p>
                ) : (
                  <>
                    <p>{t('organisations.representing.offered', { months: one.months })}</p>
                    <p>
                      <Time after={t('organisations.representing.answer_by')} at={answerBy(one)} />
                    </p>
                  </>
                )}
              </div>
              {(one.status === 'active'
                ? (['resign'] as const)
                : (['accept', 'decline'] as const)
              ).map((answer) => (
                <ButtonForm
                  action={action}
                  fields={{ answer }}
                  look={answer === 'accept' ? 'primary' : 'outline-secondary'}
                  small
                  label={t(`organisations.representing.${answer}_label`, words)}
                  key={answer}
                >
                  {t(`organisations.representing.${answer}`)}
                </ButtonForm>
              ))}
            </li>
          );
        })}
      </ul>
    </>
  );
}
