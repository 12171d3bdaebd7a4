// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import {
  resolveSignIn,
  type Answer,
  type ClampedProfile,
  type Resolution,
  type SignInInput,
} from '../../src/identity/use-cases/resolve-sign-in.js';
import { levels, rank, type Level } from '../../src/kernel/level.js';
import type { MemberId } from '../../src/kernel/ids.js';
import {
  anEmailProfile,
  aSession,
  aSignIn,
  aSocialProfile,
  aStranger,
  testPersonKeys,
} from '../support/builders/identity.js';
import { useDatabase } from '../support/database.js';

const { db } = useDatabase();
const deps = { db, now: () => new Date(), personKeys: testPersonKeys, features: [] };

/** One sign-in of a history: a few people, means and browsers, so that they meet. */
interface Move {
  readonly person: number;
  readonly means: 'alfa' | 'beta' | 'google' | 'email';
  readonly level: Level;
  readonly intent: SignInInput['intent'];
  /** Which browser; each keeps the member who signed in last. */
  readonly browser: number;
  readonly minutesAgo: number;
  readonly answer: Answer | undefined;
}

const move: fc.Arbitrary<Move> = fc.record({
  person: fc.nat({ max: 3 }),
  means: fc.constantFrom('alfa', 'beta', 'google', 'email'),
  level: fc.constantFrom(...levels),
  intent: fc.constantFrom('sign-in', 'sign-in', 'link', 'step-up'),
  browser: fc.nat({ max: 2 }),
  minutesAgo: fc.constantFrom(0, 0, 30),
  answer: fc.constantFrom<Answer | undefined>(
    undefined,
    'switch',
    'merge',
    'merge',
    'link',
    'new',
    'postpone',
    'account-1',
  ),
});

function profileOf({ person, means, level }: Move, world: string): ClampedProfile {
  const subject = `${world}-${means}-${person}`;
  if (means === 'email') return anEmailProfile(`${world}-${person}@example.org`);
  if (means === 'google') {
    const address = `${world}-${person}@example.org`;
    return aSocialProfile({ subject, email: { address, vouched: person % 2 === 0 } });
  }
  return aStranger(person, { idp: means, subject, level });
}

/** Every way in and every key belongs to one member, who is there. */
async function expectOneMemberEach(): Promise<void> {
  const { rows } = await sql<{ fault: string }>`
    select 'identity of two members' as fault from identity where unlinked_at is null
      group by issuer, subject having count(*) > 1
    union all select 'key of two members' from person_key
      group by scheme, key_version, hmac having count(distinct member_id) > 1
    union all select 'member with two keys' from person_key
      group by member_id, scheme, key_version having count(*) > 1
    union all select 'key under one version only' from person_key
      group by member_id, scheme having count(distinct key_version) <> 2
    union all select 'way in to nobody' from identity join member on member.id = member_id
      where unlinked_at is null and member.status <> 'active'
    union all select 'key of nobody' from person_key join member on member.id = member_id
      where member.status <> 'active'
    union all select 'member without a way in' from member
      where status = 'active' and not exists (
        select from identity where member_id = member.id and unlinked_at is null)`.execute(db);
  expect(rows).toEqual([]);
}

async function holderOf(profile: ClampedProfile): Promise<string | undefined> {
  const [key] = profile.level === 'none' ? [] : profile.personKeys;
  if (!key) return undefined;
  const [hash] = testPersonKeys.hash(key.scheme, key.value);
  const row = await db
    .selectFrom('person_key')
    .select('member_id')
    .where('hmac', '=', hash?.hmac ?? Buffer.alloc(0))
    .executeTakeFirst();
  return row?.member_id;
}

async function readersOf({ class: kind, email }: ClampedProfile): Promise<string[]> {
  if (kind !== 'email' || !email) return [];
  const rows = await db
    .selectFrom('contact_point')
    .select('member_id')
    .where('value_normalised', '=', email.address)
    .where('verified_at', 'is not', null)
    .execute();
  return rows.map((row) => row.member_id);
}

/** A new way in came by the same key, by a session proven just now, or by the mailed proof. */
function expectEarned(
  resolution: Extract<Resolution, { outcome: 'in' }>,
  before: { holder: string | undefined; readers: string[]; fresh: boolean },
): void {
  if (!resolution.linked && !resolution.merged) return;
  const earned =
    before.holder === resolution.memberId ||
    before.fresh ||
    before.readers.includes(resolution.memberId);
  expect(earned).toBe(true);
}

describe('after any history of sign-ins', () => {
  it('a key and an identity have one member, each link was earned, no level was raised', async () => {
    let histories = 0;
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 12 }), async (moves) => {
        // Keys are shared between histories: people carry their past into the next.
        const world = `w${(histories += 1)}`;
        const browsers = new Map<number, MemberId>();
        const shown = new Map<string, number>();
        for (const one of moves) {
          const profile = profileOf(one, world);
          const current = browsers.get(one.browser);
          const session = current && aSession(current, one.minutesAgo);
          const fresh = session !== undefined && one.minutesAgo === 0;
          const before = {
            holder: await holderOf(profile),
            readers: await readersOf(profile),
            fresh,
          };
          const { intent, answer } = one;
          const resolution = await resolveSignIn(
            deps,
            aSignIn(profile, { intent, session, answer }),
          );
          seen.add(resolution.outcome);
          if (resolution.outcome !== 'in') continue;

          expectEarned(resolution, before);
          browsers.set(one.browser, resolution.memberId);
          const highest = Math.max(shown.get(resolution.identityId) ?? 0, rank(profile.level));
          shown.set(resolution.identityId, highest);
          const row = await db
            .selectFrom('identity')
            .select(['level', 'member_id'])
            .where('id', '=', resolution.identityId)
            .executeTakeFirstOrThrow();
          expect(rank(row.level)).toBe(highest);
          expect(row.member_id).toBe(resolution.memberId);
        }
        await expectOneMemberEach();
      }),
      { numRuns: 60 },
    );
    expect([...seen].toSorted((a, b) => a.localeCompare(b))).toEqual(
      expect.arrayContaining(['ask', 'deny', 'in', 'prove']),
    );
  }, 60_000);
});
