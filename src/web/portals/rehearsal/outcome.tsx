// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Rehearsal } from '../../../portal/use-cases/rehearsal-types.js';
import { Alert } from '../../components/alert.js';
import { useView } from '../../view.js';

interface OutcomeProps {
  readonly rehearsal: Rehearsal;
  readonly nameOf: (provider: string) => string;
}

/** How far the person would get with the session that they have. */
export function Outcome({ rehearsal, nameOf }: OutcomeProps): VNode {
  const { t, viewer } = useView();
  const { signIn, minimum, membershipMissing, askedFirst } = rehearsal;
  return (
    <section class="section">
      <h2>{t('portals.try.session')}</h2>
      {signIn.kind === 'accepted' ? (
        <Alert kind="success">
          {t('portals.try.accepted', {
            level: t(`level.${signIn.level}`),
            provider: nameOf(signIn.provider),
          })}
        </Alert>
      ) : (
        <Alert kind="warning">
          {t(`portals.try.again.${signIn.why}`, {
            needed: t(`community.fact.level.${minimum}`),
            provider: viewer ? nameOf(viewer.actor.provider) : '',
          })}
        </Alert>
      )}
      {membershipMissing ? <Alert kind="danger">{t('portals.try.no_membership')}</Alert> : null}
      {askedFirst ? (
        <Alert kind="info">
          {t(askedFirst.consent ? 'portals.try.consent' : 'portals.try.shown', {
            claims: askedFirst.claims.join(', '),
          })}
        </Alert>
      ) : null}
    </section>
  );
}
