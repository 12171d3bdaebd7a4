// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, systemClock } from '../../../src/kernel/clock.js';
import { trustId } from '../../../src/kernel/ids.js';
import { secretPurpose } from '../../../src/portal/domain/client-secret.js';
import { findPortal, portalsOfCommunities } from '../../../src/portal/use-cases/portals.js';
import { keepPortals, registerPortal } from '../../../src/portal/use-cases/register-portal.js';
import { aCommunity } from '../../support/builders/membership.js';
import { aPortal, testBox } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now: systemClock, box: testBox };

const auditOf = async (clientId: string) =>
  db
    .selectFrom('audit_entry')
    .select('action')
    .where('data', '@>', JSON.stringify({ clientId }) as never)
    .orderBy('seq')
    .execute();

describe('registering a portal', () => {
  it('keeps what it says, the secret sealed, with an audit entry', async () => {
    const community = await aCommunity(db);
    const registration = await aPortal(db, { communities: [community.slug] });
    const portal = await findPortal(db, registration.clientId);
    expect(portal).toMatchObject({ name: registration.name, communities: [community.id] });
    const row = await db
      .selectFrom('portal')
      .select('secret')
      .where('client_id', '=', registration.clientId)
      .executeTakeFirstOrThrow();
    expect(row.secret?.includes(registration.secret ?? '')).toBe(false);
    expect(await auditOf(registration.clientId)).toEqual([{ action: 'portal.register' }]);
  });

  it('is refused for a client id that is taken', async () => {
    const registration = await aPortal(db);
    await expect(registerPortal(deps, { registration })).rejects.toMatchObject({
      code: 'portal.already_registered',
    });
  });

  it('is refused for a community that does not exist', async () => {
    await expect(aPortal(db, { communities: ['nowhere'] })).rejects.toMatchObject({
      code: 'portal.community_unknown',
    });
  });
});

describe('portals of the configuration', () => {
  it('are kept as it says, and not written again while nothing changed', async () => {
    const registration = await aPortal(db);
    await keepPortals(deps, [registration]);
    expect(await auditOf(registration.clientId)).toHaveLength(1);

    await keepPortals(deps, [{ ...registration, name: 'Un altro nome' }]);
    expect(await findPortal(db, registration.clientId)).toMatchObject({ name: 'Un altro nome' });
    expect(await auditOf(registration.clientId)).toEqual([
      { action: 'portal.register' },
      { action: 'portal.configure' },
    ]);
  });

  it('stay disabled when staff disabled them', async () => {
    const registration = await aPortal(db);
    const { clientId } = registration;
    await db
      .updateTable('portal')
      .set({ status: 'disabled' })
      .where('client_id', '=', clientId)
      .execute();
    await keepPortals(deps, [{ ...registration, name: 'Nuovo' }]);
    expect(await findPortal(db, clientId)).toBeUndefined();
  });
});

describe('the secret of a portal of the configuration', () => {
  const now = new Date('2026-10-01T10:00:00Z');
  const at = (days: number) => ({ ...deps, now: () => new Date(now.getTime() + days * day) });
  const formerOf = async (clientId: string) => {
    const former = (await findPortal(db, trustId(clientId)))?.formerSecret;
    return (
      former && {
        secret: testBox.open(secretPurpose, former.sealed).toString('utf8'),
        endsAt: former.endsAt,
      }
    );
  };

  it('that is replaced counts for seven days more, whatever else changes meanwhile', async () => {
    const registration = await aPortal(db);
    const { clientId } = registration;
    const renewed = { ...registration, secret: 'another-secret-of-more-than-32-characters' };
    await keepPortals(at(0), [renewed]);
    const former = { secret: registration.secret, endsAt: at(7).now() };
    expect(await formerOf(clientId)).toEqual(former);
    await keepPortals(at(1), [{ ...renewed, name: 'Un altro nome' }]);
    expect(await formerOf(clientId)).toEqual(former);
  });

  it('that is taken away is refused at once', async () => {
    const registration = await aPortal(db);
    await keepPortals(at(0), [{ ...registration, secret: undefined }]);
    expect(await formerOf(registration.clientId)).toBeUndefined();
  });
});

describe('who will know', () => {
  it('are the portals that serve the community, or all of them', async () => {
    const [one, other] = [await aCommunity(db), await aCommunity(db)];
    await db.updateTable('portal').set({ status: 'disabled' }).execute();
    const serving = await aPortal(db, { name: 'A', communities: [one.slug] });
    const everywhere = await aPortal(db, { name: 'B' });
    await aPortal(db, { name: 'C', communities: [other.slug] });
    const names = (await portalsOfCommunities(db, [one.id])).map(({ clientId }) => clientId);
    expect(names).toEqual([serving.clientId, everywhere.clientId]);
    expect(await portalsOfCommunities(db, [])).toEqual([]);
  });

  it('is nobody for a portal that nobody registered', async () => {
    expect(await findPortal(db, trustId('nobody'))).toBeUndefined();
  });
});
