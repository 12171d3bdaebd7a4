// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../src/database/database.js';
import { newId, type MemberId } from '../../src/kernel/ids.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { mergeMembers } from '../../src/identity/use-cases/merge-members.js';
import { aMember, aReview, aStranger, signedIn } from './builders/identity.js';
import { aGrant, aCommunity, actorOf } from './builders/membership.js';
import { aPortal, aSession } from './builders/portal.js';

/** What signing in, staff and portals leave of people: a row in each table that names one. */
export async function fillIdentity(db: Db): Promise<void> {
  const person = () => aMember(db, { email: `${newId()}@example.org` });
  const memberId = await person();
  await aSession(db, { memberId });
  await signedIn(db, aStranger(0));
  const { clientId } = await aPortal(db);
  await sql`insert into pairwise_subject values ('sector', ${memberId}, 'sub')`.execute(db);
  await sql`insert into former_subject values (${memberId}, 'sector', 'former', null, now())`.execute(
    db,
  );
  await sql`insert into subject_change values (${newId()}, 'sector', 'former', 'sub', 1, now())`.execute(
    db,
  );
  await sql`insert into api_answer values (${clientId}, ${memberId}, 'key', 'request', 201, '{"id": "one"}', now())`.execute(
    db,
  );
  await sql`insert into release_notice values (${memberId}, ${clientId}, '{name}', now())`.execute(
    db,
  );
  await sql`insert into kept_form values ('\\x01', ${memberId}, '\\x02', now())`.execute(db);
  await sql`insert into attempt (id, handle_hash, browser_hash, instance, intent, member_id, minimum, fresh, locale,
      return_to, memory, created_at, expires_at)
    values (${newId()}, '\\x01', '\\x01', 'spid', 'link', ${memberId}, 'none', false, 'it', '/me', '\\x', now(), now())`.execute(
    db,
  );
  const grant = await aGrant(db, { community: await aCommunity(db), role: 'editor' });
  await sql`insert into handover_note values (${grant.id}, ${grant.communityId}, ${grant.memberId}, 'x', now())`.execute(
    db,
  );
  await suspensions(db, { memberId: await person(), by: await person() });
  await sql`insert into limitation values (${newId()}, ${await person()}, 'x', ${await person()}, now(),
      ${await person()}, ${await person()}, now(), 'y')`.execute(db);
  await reviews(db, [await person(), await person()]);
  const [into, from] = [await person(), await person()];
  const proven = { from: now(), into: now() };
  const merge = { actor: actorOf(into), from, into, proven };
  await mergeMembers({ db, now, features: [] }, merge);
}

async function suspensions(db: Db, { memberId, by }: { memberId: MemberId; by: MemberId }) {
  await sql`insert into suspension values (${newId()}, ${memberId}, 'x', ${by}, now(), '{}', ${by}, now(), 'y')`.execute(
    db,
  );
}

async function reviews(db: Db, sides: readonly MemberId[]): Promise<void> {
  const id = await aReview(db, sides);
  const [by, another] = [await aMember(db), await aMember(db)];
  await sql`update review_case set proposed_by = ${by}, proposed_at = now(), decided_by = ${another},
      decided_at = now(), status = 'decided', verdict = 'apart', reason = 'x' where id = ${id}`.execute(
    db,
  );
}
