// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eraseMember } from '../../src/identity/use-cases/erase-member.js';
import type { MemberId } from '../../src/kernel/ids.js';
import { useDatabase } from '../support/database.js';
import { fillWorld, everyFeature } from '../support/filled-world.js';
import { actorOf } from '../support/builders/membership.js';
import { aMember } from '../support/builders/identity.js';
import {
  markRows,
  marksLeft,
  namedBy,
  nameThere,
  tiesToMembers,
  type Named,
  type Tie,
} from '../support/personal-rows.js';

jest.setTimeout(120_000);
const { db } = useDatabase();
const now = () => new Date();

beforeAll(() => fillWorld(db));

describe('I19 erasing a member', () => {
  it('I19 leaves what was written in no column of any table, but for what is kept by law', async () => {
    const unknown: string[] = [];
    const people = new Set<MemberId>();
    for (const tie of await tiesToMembers(db)) {
      const named = (await namedBy(db, tie)) ?? (await somebody(tie));
      if (!named) unknown.push(`${tie.table}.${tie.column}`);
      else {
        people.add(named.person);
        await markRows(db, tie, named.memberId);
      }
    }
    expect(unknown).toEqual([]);
    const before = await marksLeft(db);
    for (const memberId of people) {
      await eraseMember({ db, now, features: everyFeature(db) }, { actor: actorOf(memberId) });
    }
    expect(before.length).toBeGreaterThan(50);
    const unreasoned = (await marksLeft(db)).filter(
      (mark) => !kept.some(({ what }) => what.test(mark)),
    );
    expect(unreasoned).toEqual([]);
  });
});

/** A fresh member, named where nobody is yet. */
async function somebody(tie: Tie): Promise<Named | undefined> {
  const memberId = await aMember(db);
  return (await nameThere(db, tie, memberId)) ? { memberId, person: memberId } : undefined;
}

/** What stays although the person is erased, and why. */
const kept: readonly { readonly what: RegExp; readonly why: string }[] = [
  {
    what: / by (?!accepted|invited|requested)\w+_by$/,
    why: 'who acts on a row in an office: the words are about somebody or something else, and go with that',
  },
  {
    what: /^invitation\.address(_normalised)? by invited_by$/,
    why: 'the address of somebody else, forgotten half a year after the end of the invitation',
  },
  {
    what: /^(form_version\.definition by published_by|organisation\.(name|website) by created_by)$/,
    why: 'what a community asks and what an organisation is called: theirs, not of who wrote it down',
  },
  {
    what: /\.token_hash by /,
    why: 'a hash of random bytes: it says nothing of anybody',
  },
  {
    what: /^(join_request\.provider|stint\.provider_at_join) by member_id$/,
    why: 'by which means the person was proven when they joined, which the stint has to answer for',
  },
  {
    what: /^consent_event\.text_version by member_id$/,
    why: 'which words were consented to: evidence, and they are ours',
  },
  {
    what: /^(former_subject\.(sector|sub)|pairwise_subject\.sub) by member_id(, in (former_subject|subject_change)\.(former_)?sub)*$/,
    why: 'random, so that portals hear under it what ended; forgotten after thirty days',
  },
  {
    what: /^community_request\.(name|topics) by requested_by$/,
    why: 'approved: the name and the topics of the community',
  },
];
