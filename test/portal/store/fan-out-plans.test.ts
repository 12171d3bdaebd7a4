// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Trx } from '../../../src/database/database.js';
import { relayOnce } from '../../../src/database/relay.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { trustId, type CommunityId, type EventId, type MemberId } from '../../../src/kernel/ids.js';
import type { Portal } from '../../../src/portal/domain/portal.js';
import {
  claimLogouts,
  queueForLoss,
  queueForMember,
} from '../../../src/portal/store/logouts/queue.js';
import { listPortalEvents } from '../../../src/portal/store/portal-events.js';
import { behind, listChanged } from '../../../src/portal/store/roster/changed.js';
import { placeSubjectChanges } from '../../../src/portal/store/subject-changes.js';
import {
  claimDue,
  queueEvent,
  queueSubjectChange,
} from '../../../src/portal/store/webhooks/queue.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { plansOf, type Plan } from '../../support/plans.js';
import { fillOutbox, outboxRows } from '../../support/portal/outbox-scale.js';
import { fillForScim, scaleId } from '../../support/portal/scim-scale.js';

const { db, pool } = useDatabase();
/** Of one event its community, its member's names and the portals of the network; of a page what stands on it. */
const mostRows = 1_500;
const slots = { slots: 10, busy: new Map<string, number>() };
let portal: Pick<Portal, 'clientId' | 'sector' | 'communities'>;

beforeAll(async () => {
  const { clientId, sector } = await aPortal(db, { scopes: ['openid', 'email', 'scim'] });
  await fillForScim(pool, { clientId, sector });
  await fillOutbox(pool, { sector });
  portal = { clientId, sector, communities: 'all' };
}, 400_000);
const within = (run: (trx: Trx) => Promise<unknown>) => db.transaction().execute(run);
const at = () => now();
const event = trustId<EventId>(scaleId(9, outboxRows - 5));
const member = trustId<MemberId>(scaleId(3, 50));
const community = trustId<CommunityId>(scaleId(1, 1));
const few = () => [1, 5_000, 9_999].map((n) => trustId<CommunityId>(scaleId(1, n)));
const changedSince = (position: number) =>
  listChanged(db, {
    sector: portal.sector,
    clientId: portal.clientId,
    communityId: community,
    from: behind(position),
    upTo: undefined,
    limit: 100,
  });
const lease = () => ({ ...slots, at: at(), leaseUntil: at() });

const reads: Readonly<Record<string, () => Promise<unknown>>> = {
  'an event to the webhooks': () => within((trx) => queueEvent(trx, event, at())),
  'what became of a name to the webhooks': () =>
    within(async (trx) => {
      await placeSubjectChanges(trx, { id: event, position: outboxRows });
      await queueSubjectChange(trx, event, at());
    }),
  'a loss to the portals': () =>
    within((trx) =>
      queueForLoss(trx, { reason: 'left', at: at() }, { memberId: member, community }),
    ),
  'the end of a member': () =>
    within((trx) => queueForMember(trx, { cause: 'member_gone', at: at() }, { memberId: member })),
  'what is due at webhooks': () => claimDue(db, lease()),
  'what is due at sign-outs': () => claimLogouts(db, lease()),
  'the newest changes': () => listPortalEvents(db, portal, { after: outboxRows - 100, limit: 100 }),
  'the newest changes of a few communities': () =>
    listPortalEvents(
      db,
      { ...portal, communities: few() },
      { after: outboxRows - 100, limit: 100 },
    ),
  'for whom something changed of late': () => changedSince(outboxRows - 300),
  'events that wait for their place': () => relayOnce(db, []),
};

/** A connection of its own: the next who has one plans as everybody. */
async function planned(mode: string, run: () => Promise<unknown>): Promise<readonly Plan[]> {
  const client = await pool.connect();
  try {
    await client.query(`set plan_cache_mode = ${mode}`);
    return await plansOf(client, run);
  } finally {
    await client.query('reset plan_cache_mode');
    client.release();
  }
}

describe.each([
  ['its values', 'force_custom_plan'],
  ['any values', 'force_generic_plan'],
])('with a long history, planned for %s', (_which, mode) => {
  it.each(Object.keys(reads))('no more is looked at than it takes: %s', async (name) => {
    const plans = await planned(mode, async () => reads[name]?.());
    expect(plans.length).toBeGreaterThan(0);
    const wide = plans.flatMap(({ steps, text }) =>
      steps
        .filter(({ rows }) => rows > mostRows)
        .map((step) => `${step.name} ${step.on}: ${step.rows} rows in ${text}`),
    );
    expect(wide).toEqual([]);
  });
});
