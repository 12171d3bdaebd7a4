// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { fiscalCodeOf } from '../../../src/cli/seed/fiscal-code.js';
import type { Db, Trx } from '../../../src/database/database.js';
import { tombstoneIdentity } from '../../../src/identity/store/identities.js';
import { unlinkIdentity } from '../../../src/identity/use-cases/unlink-identity.js';
import type { IdentityId } from '../../../src/kernel/ids.js';
import { aMember, anIdentity, aPersonKey } from '../../support/builders/identity.js';
import { actorOf } from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now: () => new Date(), features: [] };

let people = 0;
/** A member with a person key, two ways in that prove it and a social account. */
async function aProvenMember() {
  const memberId = await aMember(db);
  const birthdate = new Date(Date.UTC(1970, 0, (people += 1))).toISOString().slice(0, 10);
  const birth = { givenName: 'Anna', familyName: 'Rossi', gender: 'F', place: 'M991' } as const;
  await aPersonKey(db, memberId, { value: `IT:${fiscalCodeOf({ ...birth, birthdate })}` });
  const proof = { memberId, class: 'proven', level: 'substantial' } as const;
  const [one, two] = [await anIdentity(db, proof), await anIdentity(db, proof)];
  await anIdentity(db, { memberId });
  return { memberId, one: one.id, two: two.id };
}
const sever = (on: Db | Trx, id: IdentityId) =>
  on.updateTable('identity').set({ unlinked_at: new Date() }).where('id', '=', id).execute();

describe('I17 the last way in that proves the person whose key a member holds', () => {
  it('is kept by the database, whoever severs it', async () => {
    const { memberId, one, two } = await aProvenMember();
    await sever(db, one);
    const refused = { constraint: 'identity_last_proof' };
    await expect(sever(db, two)).rejects.toMatchObject(refused);
    await expect(db.deleteFrom('identity').where('id', '=', two).execute()).rejects.toMatchObject(
      refused,
    );
    const moving = { member_id: await aMember(db) };
    const away = db.updateTable('identity').set(moving).where('id', '=', two).execute();
    await expect(away).rejects.toMatchObject(refused);
    await db.deleteFrom('person_key').where('member_id', '=', memberId).execute();
    await sever(db, two);
  });

  it('stays when two are severed at the same moment, past the queue of the member', async () => {
    const { one, two } = await aProvenMember();
    const winner = await db.startTransaction().execute();
    await tombstoneIdentity(winner, one, new Date());
    const loser = await db.startTransaction().execute();
    await tombstoneIdentity(loser, two, new Date());
    // The winner has looked and not gone yet: the loser must wait for it, and then see.
    await sql`set constraints all immediate`.execute(winner);
    const losing = sql`set constraints all immediate`.execute(loser);
    const outcome = expect(losing).rejects.toMatchObject({ constraint: 'identity_last_proof' });
    await Promise.race([outcome, untilBlocked(db)]);
    await winner.commit().execute();
    await outcome;
    await loser.rollback().execute();
  });

  it('stays when its owner unlinks both at the same moment', async () => {
    const { memberId, one, two } = await aProvenMember();
    const actor = actorOf(memberId);
    const holding = await db.startTransaction().execute();
    const row = holding.selectFrom('member').select('id').where('id', '=', memberId);
    await row.forUpdate().execute();
    const both = Promise.allSettled(
      [one, two].map((identityId) => unlinkIdentity(deps, { actor, identityId })),
    );
    await untilBlocked(db, 2);
    await holding.commit().execute();
    const lost = (await both).find(({ status }) => status === 'rejected');
    expect(lost).toMatchObject({ reason: { code: 'identity.last_proof' } });
  });
});
