// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../../src/kernel/actor.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { Slug } from '../../../../src/kernel/ids.js';
import { followCommunity } from '../../../../src/membership/use-cases/following/follow-community.js';
import { listFollowed } from '../../../../src/membership/use-cases/following/list-following.js';
import { unfollowCommunity } from '../../../../src/membership/use-cases/following/unfollow-community.js';
import { chooseMails } from '../../../../src/membership/use-cases/mail-choices/choose-mails.js';
import { readRefusals } from '../../../../src/membership/use-cases/mail-choices/read-choices.js';
import { mergeMember } from '../../../../src/membership/use-cases/merge-member.js';
import { undoMerge } from '../../../../src/membership/use-cases/undo-merge.js';
import { aCommunity, someActor } from '../../../support/builders/membership.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

const pair = async () => ({ from: await someActor(db), into: await someActor(db) });
type Pair = Awaited<ReturnType<typeof pair>>;

const merge = ({ from, into }: Pair): Promise<unknown> =>
  db
    .transaction()
    .execute((trx) =>
      mergeMember(trx, { from: from.memberId, into: into.memberId, at: new Date() }),
    );
/** The journal comes back from the database as JSON. */
const undo = ({ from, into }: Pair, journal: unknown): Promise<void> =>
  db
    .transaction()
    .execute((trx) =>
      undoMerge(
        trx,
        { from: from.memberId, into: into.memberId, at: new Date() },
        JSON.parse(JSON.stringify(journal)),
      ),
    );
const follows = async (actor: Actor): Promise<Readonly<Record<Slug, boolean>>> => {
  const { items } = await listFollowed(deps, { actor, locale: 'it' });
  return Object.fromEntries(items.map(({ slug, alerts }) => [slug, alerts]));
};
const aSlug = async (): Promise<Slug> => (await aCommunity(db)).slug;

describe('following, through a merge that is undone', () => {
  it('comes back to whoever followed, and leaves the other what was theirs', async () => {
    const people = await pair();
    const { from, into } = people;
    const [own, shared, others] = [await aSlug(), await aSlug(), await aSlug()];
    await followCommunity(deps, { actor: from, slug: own, alerts: true });
    await followCommunity(deps, { actor: from, slug: shared, alerts: false });
    await followCommunity(deps, { actor: into, slug: shared, alerts: true });
    await followCommunity(deps, { actor: into, slug: others, alerts: true });
    const journal = await merge(people);
    expect(await follows(into)).toEqual({ [own]: true, [shared]: true, [others]: true });

    await undo(people, journal);
    expect(await follows(from)).toEqual({ [own]: true, [shared]: false });
    expect(await follows(into)).toEqual({ [shared]: true, [others]: true });
  });

  it('stays ended where the person stopped since, and keeps what they changed since', async () => {
    const people = await pair();
    const { from, into } = people;
    const [stopped, silenced, shared, begun] = [
      await aSlug(),
      await aSlug(),
      await aSlug(),
      await aSlug(),
    ];
    for (const slug of [stopped, silenced, shared]) {
      await followCommunity(deps, { actor: from, slug, alerts: true });
    }
    await followCommunity(deps, { actor: into, slug: shared, alerts: true });
    const journal = await merge(people);
    await unfollowCommunity(deps, { actor: into, slug: stopped });
    await unfollowCommunity(deps, { actor: into, slug: shared });
    await followCommunity(deps, { actor: into, slug: silenced, alerts: false });
    await followCommunity(deps, { actor: into, slug: begun, alerts: true });

    await undo(people, journal);
    expect(await follows(from)).toEqual({ [silenced]: false });
    expect(await follows(into)).toEqual({ [begun]: true });
  });

  it('brings back which mails each of them had refused', async () => {
    const people = await pair();
    const { from, into } = people;
    const refuse = (actor: Actor, kind: 'digest' | 'reminders') =>
      chooseMails(deps, { actor, kind, wanted: false });
    await refuse(from, 'digest');
    await refuse(from, 'reminders');
    await refuse(into, 'reminders');
    const journal = await merge(people);
    expect(await readRefusals(deps, into.memberId)).toEqual(['digest', 'reminders']);
    await undo(people, journal);
    expect(await readRefusals(deps, from.memberId)).toEqual(['digest', 'reminders']);
    expect(await readRefusals(deps, into.memberId)).toEqual(['reminders']);
  });

  it('is not there for a merge that was made before it was noted', async () => {
    const people = await pair();
    const { followings: _, mailRefusals: __, ...journal } = Object(await merge(people));
    await undo(people, journal);
    expect(await follows(people.from)).toEqual({});
  });
});
