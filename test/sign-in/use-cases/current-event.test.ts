// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { later, minute } from '../../../src/kernel/clock.js';
import { newId, type IdentityId, type MemberId, type SessionId } from '../../../src/kernel/ids.js';
import { levels, type Level } from '../../../src/kernel/level.js';
import { defaultSessionLimits } from '../../../src/sign-in/domain/session.js';
import { insertAuthenticationEvent } from '../../../src/sign-in/store/authentication-events.js';
import { insertSession } from '../../../src/sign-in/store/sessions.js';
import { currentEvent } from '../../../src/sign-in/use-cases/current-event.js';
import { aSignedUpMember } from '../../support/builders/sign-in.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const now = new Date();
const [region, town] = ['Regione Emilia-Romagna', 'Comune di Ravenna'];
const deps = { db, controller: region };
let member: { memberId: MemberId; identityId: IdentityId };
beforeAll(async () => {
  member = await aSignedUpMember(db);
});

type Proofs = readonly (readonly [Level, string])[];

/** A session with one proof after another, a minute apart. */
const aSession = (...proofs: Proofs): Promise<SessionId> => aSessionWith(proofs, minute);

async function aSessionWith(proofs: Proofs, apart: number): Promise<SessionId> {
  const id = newId<SessionId>();
  await db.transaction().execute(async (trx) => {
    const session = {
      id,
      sid: id,
      memberId: member.memberId,
      device: '',
      data: Buffer.alloc(0),
      now,
    };
    await insertSession(trx, defaultSessionLimits, session);
    for (const [index, [level, controller]] of proofs.entries()) {
      const at = later(now, index * apart);
      const event = { id: newId(), level, methods: [], at, provider: 'spid', controller };
      await insertAuthenticationEvent(trx, id, { ...event, ...member });
    }
  });
  return id;
}

const levelFor = async (sessionId: SessionId, controller: string | undefined, minimum: Level) =>
  (await currentEvent(deps, { sessionId, controller, minimum }))?.level;

describe('a proof', () => {
  it('at level substantial or high serves the controller it was made for, and no other', async () => {
    const session = await aSession(['substantial', town]);
    expect(await levelFor(session, town, 'low')).toBe('substantial');
    expect(await levelFor(session, region, 'none')).toBeUndefined();
    // Piazza itself is the region's.
    expect(await levelFor(session, undefined, 'none')).toBeUndefined();
  });

  it('at level low or none serves every controller', async () => {
    const session = await aSession(['low', region]);
    expect(await levelFor(session, town, 'low')).toBe('low');
    expect(await levelFor(session, town, 'substantial')).toBeUndefined();
  });

  it('answers when it is the newest that is strong enough', async () => {
    const session = await aSession(['high', region], ['substantial', region], ['low', region]);
    expect(await levelFor(session, region, 'none')).toBe('low');
    expect(await levelFor(session, region, 'substantial')).toBe('substantial');
    expect(await levelFor(session, region, 'high')).toBe('high');
  });

  it('answers when it is the one made last, of several made at one moment', async () => {
    const proofs: Proofs = [
      ['low', region],
      ['high', region],
      ['substantial', region],
    ];
    const session = await aSessionWith(proofs, 0);
    expect(await levelFor(session, region, 'none')).toBe('substantial');
    expect(await levelFor(session, region, 'high')).toBe('high');
  });

  it('answers the same where the newest was read with the session', async () => {
    for (const level of levels) {
      const sessionId = await aSession(['high', region], [level, town]);
      const row = await db
        .selectFrom('authentication_event')
        .select(['level', 'methods', 'at', 'provider', 'controller', 'member_id'])
        .where('session_id', '=', sessionId)
        .orderBy('at', 'desc')
        .executeTakeFirstOrThrow();
      const newest = { ...row, controller: row.controller ?? '', memberId: member.memberId };
      for (const minimum of levels) {
        for (const controller of [region, town]) {
          const query = { sessionId, controller, minimum };
          const asked = await currentEvent(deps, query);
          const known = await currentEvent(deps, { ...query, newest });
          expect({ ...query, at: known?.at }).toEqual({ ...query, at: asked?.at });
        }
      }
    }
  });
});
