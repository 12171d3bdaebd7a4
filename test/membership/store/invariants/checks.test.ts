// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { aRemoval, aSuspension } from '../../../support/builders/measures.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { openAppeal } from '../../../../src/membership/use-cases/measures/open-appeal.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { aDispute } from '../../../support/builders/disputes.js';
import { aSignedRequest } from '../../../support/builders/founding.js';
import {
  aCommunity,
  aStint,
  actorOf,
  someActor,
  someMember,
} from '../../../support/builders/membership.js';
import { anOrganisation } from '../../../support/builders/organisation.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

/** One row of each table on which somebody decides about somebody. @returns its id */
const rows = {
  async join_request() {
    const { slug } = await aCommunity(db, { joinPath: 'approval' });
    const { memberId } = await someActor(db);
    await joinCommunity(deps, { actor: actorOf(memberId), slug });
    return newest('join_request', memberId);
  },
  async measure() {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const { measureId } = await aSuspension(db, community, memberId);
    return measureId;
  },
  async appeal() {
    const community = await aCommunity(db);
    const { memberId } = await aStint(db, { community });
    const { measureId } = await aRemoval(db, community, memberId);
    const appeal = { actor: actorOf(memberId), measureId, message: 'Non sono stata io' };
    return (await openAppeal(deps, appeal)).appealId;
  },
  async dispute() {
    return (await aDispute(db)).disputeId;
  },
  async affiliation() {
    const actor = await someActor(db);
    const organisationId = await anOrganisation(db);
    const said = { actor, organisationId, kind: 'volunteer' } as const;
    return (await declareAffiliation(deps, said)).id;
  },
  async community_request() {
    return (await aSignedRequest(db)).requestId;
  },
};
type Table = keyof typeof rows;

async function newest(table: Table, memberId: string): Promise<string> {
  const { rows: found } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where member_id = ${memberId}`.execute(db);
  return found[0]?.id ?? '';
}

const change = (table: Table, id: string, set: string) =>
  sql`update ${sql.table(table)} set ${sql.raw(set)} where id = ${id}`.execute(db);

/** Whoever is concerned, as the one who decides. */
const byThemselves: readonly (readonly [Table, string, string])[] = [
  [
    'join_request',
    "status = 'approved', decided_at = now(), decided_by = member_id",
    'not_by_self',
  ],
  ['join_request', 'asked_by = member_id', 'not_asked_by_self'],
  ['measure', 'imposed_by = member_id', 'not_by_self'],
  ['measure', 'confirmed_by = member_id', 'not_by_self'],
  ['measure', 'ended_by = member_id', 'not_by_self'],
  ['appeal', 'decided_by = member_id', 'judge'],
  ['appeal', 'decided_by = imposed_by', 'judge'],
  ['dispute', 'decided_by = opened_by', 'judge'],
  ['dispute', 'decided_by = against', 'judge'],
  ['dispute', 'opened_by = against', 'not_by_self'],
  ['affiliation', "verified_by = member_id, proof = 'representative'", 'not_by_self'],
  ['community_request', 'decided_by = requested_by', 'not_by_self'],
];

describe('I7 nobody decides about themselves', () => {
  it.each(byThemselves)('I7 on a %s: %s', async (table, set, constraint) => {
    // A judgement is complete, so that this alone is wrong with it.
    const rest = ", status = 'upheld', decided_at = now(), reason = 'Chiarito'";
    const id = await rows[table]();
    const own = change(table, id, constraint === 'judge' ? `${set}${rest}` : set);
    await expect(own).rejects.toMatchObject({ constraint: `${table}_${constraint}` });
  });
});

const others = "(select id from member where display_name = 'Un altro' limit 1)";
/** A refusal by somebody else, but for its reason. */
const withoutReason: readonly (readonly [Table | 'stint', string, string, string])[] = [
  [
    'join_request',
    `status = 'rejected', decided_at = now(), decided_by = ${others}`,
    'reason',
    'reason',
  ],
  [
    'appeal',
    `status = 'dismissed', decided_at = now(), decided_by = ${others}`,
    'reason',
    'decided',
  ],
  [
    'dispute',
    `status = 'dismissed', decided_at = now(), decided_by = ${others}`,
    'reason',
    'decided',
  ],
  [
    'community_request',
    `status = 'refused', decided_at = now(), decided_by = ${others}`,
    'reason',
    'reason',
  ],
  ['affiliation', `status = 'refused', ended_at = now()`, 'end_reason', 'refusal_reason'],
  ['stint', `status = 'removed', ended_at = now()`, 'end_reason', 'removal_reason'],
];

describe('I9 a refusal or removal says why', () => {
  it.each(withoutReason)('I9 of a %s: %s', async (table, set, column, constraint) => {
    await someMember(db, 'Un altro');
    const id = table === 'stint' ? await aPlainStint() : await rows[table]();
    // NULL passes a bare CHECK, and so does a reason of nothing but blanks.
    for (const reason of ['null', "''", "'  '"]) {
      const refusing = change(table as Table, id, `${set}, ${column} = ${reason}`);
      await expect(refusing).rejects.toMatchObject({ constraint: `${table}_${constraint}` });
    }
    await change(table as Table, id, `${set}, ${column} = 'Un motivo'`);
  });

  it.each(['null', "''", "'  '"])('I9 a measure is never without one: %s', async (reason) => {
    const id = await rows.measure();
    await expect(change('measure', id, `reason = ${reason}`)).rejects.toMatchObject({
      table: 'measure',
    });
  });
});

async function aPlainStint(): Promise<string> {
  return (await aStint(db, { community: await aCommunity(db) })).id;
}
