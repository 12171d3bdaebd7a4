// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Rehearsal } from '../../../portal/use-cases/rehearsal-types.js';
import type { SignInOffers } from '../../deps.js';
import { StaffFrame } from '../../staff/frame.js';
import { useView } from '../../view.js';
import { Outcome } from './outcome.js';
import { Released } from './released.js';

interface RehearsalProps {
  readonly rehearsal: Rehearsal;
  readonly offers: SignInOffers;
  readonly nameOf: (provider: string) => string;
}

/** What would happen, and what the portal would learn of the person who looks. */
export function RehearsalPage({ rehearsal, offers, nameOf }: RehearsalProps): VNode {
  const { t } = useView();
  const { clientId, name } = rehearsal;
  return (
    <StaffFrame title={t('portals.try.title', { name })} lead={t('portals.try.lead')}>
      <Outcome rehearsal={rehearsal} nameOf={nameOf} />
      <Ways offers={offers} />
      <Released rehearsal={rehearsal} />
      <p>
        <a href={`/staff/portals/${clientId}`}>{t('portals.back', { name })}</a>
      </p>
    </StaffFrame>
  );
}

function Ways({ offers: { groups, unavailable = [] } }: { offers: SignInOffers }): VNode {
  const { t } = useView();
  const offered = Object.values(groups).flat();
  return (
    <section class="section">
      <h2>{t('portals.try.ways')}</h2>
      {offered.length === 0 ? <p class="empty">{t('portals.try.ways.none')}</p> : null}
      <ul>
        {offered.map(({ instance, name }) => (
          <li key={instance}>{name}</li>
        ))}
        {unavailable.map(({ name, reason }) => (
          <li key={name}>{t('portals.try.ways.not', { name, reason })}</li>
        ))}
      </ul>
    </section>
  );
}
