// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/kernel/clock.js';
import { trustId, type MemberId } from '../../../src/kernel/ids.js';
import { applyPortal } from '../../../src/portal/use-cases/apply-portal.js';
import { renewSecret } from '../../../src/portal/use-cases/change-portal.js';
import { planPortals } from '../../../src/portal/use-cases/plan-portals.js';
import { findPortal } from '../../../src/portal/use-cases/portals.js';
import { aMember } from '../../support/builders/identity.js';
import { aPortal, testBox, testGround } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { keeping } from '../../support/portal/webhooks.js';

const { db } = useDatabase();
const deps = { db, now: systemClock, box: testBox, ground: testGround };

async function renewed(): Promise<{ clientId: string; secret: string; actor: MemberId }> {
  const { clientId } = await aPortal(db);
  const { secret } = await renewSecret(keeping(db), { clientId });
  return { clientId, secret, actor: await aMember(db) };
}

async function apply(clientId: string, actor: MemberId, wanted: { name: string; secret: string }) {
  const asked = { wanted: { [clientId]: wanted }, prune: false, communities: [] };
  const [plan] = await planPortals(deps, { ...asked, ground: testGround });
  const planned = plan?.changes ?? [];
  await applyPortal(deps, { actor, clientId: trustId(clientId), wanted, planned });
}

describe('a file that is applied while two secrets of a portal count', () => {
  it('lets both count where it names the present one', async () => {
    const { clientId, secret, actor } = await renewed();
    await apply(clientId, actor, { name: 'Altro', secret });
    const portal = await findPortal(db, trustId(clientId));
    expect(portal).toMatchObject({ name: 'Altro', formerSecret: expect.anything() });
  });

  it('refuses both where it names another', async () => {
    const { clientId, actor } = await renewed();
    await apply(clientId, actor, { name: 'Altro', secret: 'x'.repeat(40) });
    const portal = await findPortal(db, trustId(clientId));
    expect(portal?.formerSecret).toBeUndefined();
  });
});
