// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { newId, trustId, type ClientId } from '../../../src/kernel/ids.js';
import { replayLogouts } from '../../../src/portal/use-cases/logouts/replay.js';
import { readDeliveries } from '../../../src/portal/use-cases/read-deliveries.js';
import { replayAllFailed } from '../../../src/portal/use-cases/webhooks/replay.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { anEndpoint, keeping } from '../../support/portal/webhooks.js';

const { db } = useDatabase();
const deps = keeping(db);
type Status = 'pending' | 'delivered' | 'failed';
const at = new Date();
const of = (status: Status) => ({
  status,
  attempts: 9,
  next_at: at,
  created_at: at,
  settled_at: status === 'pending' ? null : at,
});

async function aLogout(clientId: ClientId, sid: string, status: Status): Promise<void> {
  const row = { id: newId(), client_id: clientId, sid, cause: 'left', ...of(status) } as const;
  await db.insertInto('logout_delivery').values(row).execute();
}

async function told() {
  const { clientId } = await aPortal(db);
  const { id: endpoint } = await anEndpoint(db, { clientId, url: `https://x.example/${clientId}` });
  const body = JSON.stringify({ type: 'stint.ended' });
  for (const status of ['pending', 'delivered', 'failed'] as const) {
    const row = { id: newId(), endpoint_id: endpoint, event_id: newId(), body, ...of(status) };
    await db.insertInto('webhook_delivery').values(row).execute();
  }
  await aLogout(clientId, 'gone', 'delivered');
  await aLogout(clientId, 'lost', 'failed');
  await aLogout(clientId, 'lost', 'failed');
  await aLogout(clientId, 'waits', 'failed');
  await aLogout(clientId, 'waits', 'pending');
  return clientId;
}

it('what waits or was given up is listed, and on demand what arrived', async () => {
  const clientId = await told();
  const counts = async (open: boolean) => {
    const { webhooks, logouts } = await readDeliveries(deps, { clientId, open });
    return [webhooks.length, logouts.length];
  };
  expect(await counts(true)).toEqual([2, 4]);
  expect(await counts(false)).toEqual([3, 5]);
});

it('what was given up is sent again, one end for each session, and nothing of another portal', async () => {
  const [clientId, other] = [await told(), await told()];
  expect(await replayAllFailed(deps, { clientId })).toBe(1);
  expect(await replayLogouts(deps, { clientId })).toBe(1);
  const { webhooks, logouts } = await readDeliveries(deps, { clientId, open: true });
  expect(webhooks.map(({ status }) => status)).toEqual(['pending', 'pending']);
  const waiting = logouts.filter(({ status }) => status === 'pending');
  expect(waiting.map(({ attempts }) => attempts).toSorted((a, b) => a - b)).toEqual([0, 9]);
  expect(await replayLogouts(deps, { clientId })).toBe(0);
  const untouched = await readDeliveries(deps, { clientId: other, open: true });
  expect(untouched.webhooks.filter(({ status }) => status === 'failed')).toHaveLength(1);
});

it('nothing is known of a portal that nobody registered', async () => {
  const clientId = trustId<ClientId>('ignoto');
  const unknown = { code: 'portal.unknown' };
  await expect(readDeliveries(deps, { clientId, open: true })).rejects.toMatchObject(unknown);
  for (const replay of [replayAllFailed, replayLogouts])
    await expect(replay(deps, { clientId })).rejects.toMatchObject(unknown);
});
