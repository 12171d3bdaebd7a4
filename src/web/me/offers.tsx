// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { grantRules } from '../../membership/domain/terms.js';
import type { MyMemberships } from '../../membership/use-cases/my-memberships.js';
import { ButtonForm } from '../components/button-form.js';
import { useView } from '../view.js';

interface OffersProps {
  readonly memberships: MyMemberships['memberships'];
}

/** Roles that somebody offered; nothing begins before the person says yes. */
export function Offers({ memberships }: OffersProps): VNode | null {
  const { t } = useView();
  const offers = memberships.flatMap(({ name, communityStatus: about, grants }) =>
    grants.filter(({ status }) => status === 'offered').map((grant) => ({ ...grant, name, about })),
  );
  if (offers.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="offers">
      <h2 id="offers">{t('me.offers')}</h2>
      <ul class="rows">
        {offers.map(({ id, role, name, about, months, onLeave, agreed }) => {
          const words = { role: t(`role.${role}`), community: name };
          const count = months ?? grantRules[role].standardMonths;
          if (agreed) return <Agreed key={id} id={id} community={name} />;
          return (
            <li key={id}>
              <div class="rows-main">
                <p>
                  {onLeave
                    ? t('me.offers.on_leave', words)
                    : t('me.offers.text', { ...words, count })}
                </p>
                {about === 'frozen' ? <p class="field-hint">{t('me.offers.stopped')}</p> : null}
              </div>
              <div class="actions">
                <ButtonForm
                  action={`/me/offers/${id}`}
                  fields={{ answer: 'accept' }}
                  about={about}
                  label={t('me.offers.accept_label', words)}
                >
                  {t('me.offers.accept')}
                </ButtonForm>
                <ButtonForm
                  action={`/me/offers/${id}`}
                  fields={{ answer: 'decline' }}
                  look="outline-secondary"
                  label={t('me.offers.decline_label', words)}
                >
                  {t('me.offers.decline')}
                </ButtonForm>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A word given for the day on which a manager leaves; until then it can be taken back. */
function Agreed({ id, community }: { id: string; community: string }): VNode {
  const { t } = useView();
  return (
    <li>
      <span class="rows-main">{t('me.offers.agreed', { community })}</span>
      <ButtonForm
        action={`/me/offers/${id}`}
        fields={{ answer: 'decline' }}
        look="outline-secondary"
        label={t('me.offers.take_back_label', { community })}
      >
        {t('me.offers.take_back')}
      </ButtonForm>
    </li>
  );
}
