// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { StintId } from '../../../../src/kernel/ids.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { joinAtOnce } from '../../../../src/membership/use-cases/joining/join-at-once.js';
import { aCommunity, someActor } from '../../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';
import { amidWrite } from '../../../support/two-nodes.js';

const { db } = useDatabase();
const deps = { db, now };

async function open() {
  const community = await aCommunity(db);
  return { ...community, actor: await someActor(db) };
}

/** What stands written of somebody in a community: stints, events, audit entries, changes of the count. */
async function written(community: string, member: string) {
  const by = { community_id: community, subject: member };
  const of = async (table: 'outbox' | 'audit_entry') =>
    (
      await db
        .selectFrom(table)
        .select('id')
        .where('community_id', '=', by.community_id)
        .where('subject', '=', by.subject)
        .execute()
    ).length;
  const stints = await db
    .selectFrom('stint')
    .select('id')
    .where('community_id', '=', community)
    .where('member_id', '=', member)
    .execute();
  return { stints: stints.length, events: await of('outbox'), entries: await of('audit_entry') };
}

describe('a join without a transaction around it', () => {
  it('waits for a freeze under way and is refused by what came of it', async () => {
    const { id, slug, actor } = await open();
    const freezing = await db.startTransaction().execute();
    await freezing
      .updateTable('community')
      .set({ status: 'frozen' })
      .where('id', '=', id)
      .execute();

    const joining = expect(joinCommunity(deps, { actor, slug })).rejects.toMatchObject({
      code: 'community.not_active',
    });
    await untilBlocked(db);
    await freezing.commit().execute();

    await joining;
    expect(await written(id, actor.memberId)).toEqual({ stints: 0, events: 0, entries: 0 });
  });

  it('is decided anew when the rules changed between reading and writing', async () => {
    const { id, slug, actor } = await open();
    const changing = await db.startTransaction().execute();
    await changing
      .updateTable('community')
      .set({ join_ways: JSON.stringify([{ path: 'approval' }]) })
      .where('id', '=', id)
      .execute();

    const joining = joinCommunity(deps, { actor, slug });
    await untilBlocked(db);
    await changing.commit().execute();

    await expect(joining).resolves.toMatchObject({ outcome: 'requested' });
    expect(await written(id, actor.memberId)).toEqual({ stints: 0, events: 1, entries: 1 });
  });

  it('of two at once leaves one membership, one event and one entry', async () => {
    const { id, slug, actor } = await open();

    const join = async () => joinCommunity(deps, { actor, slug });
    const losers: Promise<void>[] = [];
    const won = await amidWrite(db, { table: 'stint', kind: 'insert' }, join, () => {
      const code = 'membership.already_member';
      losers.push(expect(join()).rejects.toMatchObject({ code }));
      return untilBlocked(db, 2);
    });
    await Promise.all(losers);

    expect(won).toMatchObject({ outcome: 'joined' });
    expect(await written(id, actor.memberId)).toEqual({ stints: 1, events: 1, entries: 1 });
  });

  it('is not for a transaction of others, which a refused statement would end', async () => {
    const { slug, actor } = await open();
    await db.transaction().execute(async (trx) => {
      const stintId: StintId | undefined = await joinAtOnce({ db: trx, now }, { actor, slug });
      expect(stintId).toBeUndefined();
    });
  });
});
