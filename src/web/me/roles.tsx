// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { MyMemberships } from '../../membership/use-cases/my-memberships.js';
import { ButtonForm } from '../components/button-form.js';
import { GiveBack } from '../roles/give-back.js';
import { Renewal } from '../roles/renewal.js';
import { useView } from '../view.js';

interface RolesProps {
  readonly memberships: MyMemberships['memberships'];
}

/** Roles held, each with the button that gives it back, and proposals that wait for an answer. */
export function Roles({ memberships }: RolesProps): VNode | null {
  const { t } = useView();
  const grants = memberships.flatMap((membership) =>
    membership.grants.map((grant) => ({
      ...grant,
      community: membership.name,
      stopped: membership.communityStatus === 'frozen' && grant.role !== 'caretaker',
      about: membership.communityStatus,
    })),
  );
  const held = grants.filter(({ status }) => status === 'active');
  const proposed = grants.filter(({ status }) => status === 'proposed');
  return (
    <>
      {held.length > 0 ? (
        <section class="section">
          <h2>{t('me.roles')}</h2>
          <ul class="rows">
            {held.map((grant) => (
              <HeldRole {...grant} key={grant.id} />
            ))}
          </ul>
        </section>
      ) : null}
      {proposed.length > 0 ? (
        <section class="section">
          <h2>{t('me.proposals')}</h2>
          <ul class="rows">
            {proposed.map((grant) => (
              <Proposal {...grant} key={grant.id} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

type Grant = MyMemberships['memberships'][number]['grants'][number] & {
  readonly community: string;
  /** Its community stands still, and its term with it. */
  readonly stopped: boolean;
  readonly about: MyMemberships['memberships'][number]['communityStatus'];
};

function HeldRole(grant: Grant): VNode {
  const { locale, t, viewer } = useView();
  const { id, role, community, until, isOverrun, rests, renewal, stopped, about } = grant;
  const waiting = rests ? 'roles.resting.own' : 'roles.overrun.stopped.own';
  const beyond = stopped ? waiting : 'roles.overrun.own';
  const words = { role: t(`role.${role}`), community };
  return (
    <li>
      <div class="rows-main">
        <h3>{words.role}</h3>
        <p>
          {community}
          {until ? `, ${t('me.roles.until', { date: formatDate(locale, until) })}` : ''}
        </p>
        {isOverrun ? <p>{t(beyond)}</p> : null}
        {stopped && !isOverrun ? <p>{t('roles.stopped.own')}</p> : null}
      </div>
      <div class="actions">
        <Renewal
          state={renewal}
          about={about}
          at={`/me/roles/${id}`}
          words={{ role: words.role, name: viewer?.displayName ?? '' }}
        />
        <GiveBack id={id} words={words} />
      </div>
    </li>
  );
}

function Proposal({ id, role, community }: Grant): VNode {
  const { t } = useView();
  const words = { role: t(`role.${role}`), community };
  return (
    <li>
      <div class="rows-main">
        <h3>{words.role}</h3>
        <p>{community}</p>
      </div>
      <ButtonForm
        action={`/me/proposals/${id}/withdraw`}
        look="outline-secondary"
        small
        label={t('me.proposals.withdraw_label', words)}
      >
        {t('me.proposals.withdraw')}
      </ButtonForm>
    </li>
  );
}
