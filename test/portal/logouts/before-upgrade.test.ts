// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { migrateDown, migrateUp } from '../../../src/database/migrate.js';
import { newId, type MemberId } from '../../../src/kernel/ids.js';
import { queueForMember, queueForSession } from '../../../src/portal/store/logouts/queue.js';
import { logoutPages } from '../../../src/portal/use-cases/logouts/leave-portals.js';
import { someMember } from '../../support/builders/membership.js';
import { aPortal, aSession } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';

const { db, pool } = useDatabase();
const issuer = 'https://piazza.example/oidc';

/** A sign-in as the version before the settings of portals wrote it: it knew neither `member_id` nor `sid`. */
async function signedInBefore(memberId: MemberId, uri: string, kind: 'back' | 'front') {
  const logout = { kind: `${kind}_channel`, uri, on: [] } as const;
  const { clientId } = await aPortal(db, { logout: { ...logout, on: [] } });
  const sessionId = await aSession(db, { memberId });
  await sql`insert into session_client (session_id, client_id, oidc_session_uid, created_at)
    values (${sessionId}, ${clientId}, ${newId()}, now())`.execute(db);
  return sessionId;
}

it('a version that serves on during the migration signs people in, and no portal is told of a session without a name', async () => {
  const memberId = await someMember(db);
  const back = await signedInBefore(memberId, 'https://a.example/logout', 'back');
  const front = await signedInBefore(memberId, 'https://b.example/logout', 'front');
  await db.transaction().execute(async (trx) => {
    const why = { cause: 'session_ended', at: new Date() } as const;
    await queueForSession(trx, why, back);
    await queueForMember(trx, why, { memberId });
  });
  expect(await db.selectFrom('logout_delivery').selectAll().execute()).toEqual([]);
  expect(await logoutPages({ db, issuer }, front)).toEqual([]);
});

it('the migration keeps what it cannot name: the session still ends with ours', async () => {
  const sessionId = await signedInBefore(await someMember(db), 'https://c.example/out', 'back');
  while ((await migrateDown(db)) !== '20261123T1200_portal_settings') {
    // back to before it
  }
  await migrateUp(db, pool);
  const kept = db.selectFrom('session_client').select(['sid']).where('session_id', '=', sessionId);
  expect(await kept.execute()).toEqual([{ sid: null }]);
});
