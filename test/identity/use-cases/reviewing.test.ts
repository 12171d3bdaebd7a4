// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { membershipFeature } from '../../../src/compose/membership.js';
import type { ClampedProfile } from '../../../src/identity/domain/profile.js';
import type { ReviewId, Verdict } from '../../../src/identity/domain/review.js';
import { lockReview } from '../../../src/identity/store/reviews.js';
import { eraseMember } from '../../../src/identity/use-cases/erase-member.js';
import { resolveSignIn } from '../../../src/identity/use-cases/resolve-sign-in.js';
import { decideReview } from '../../../src/identity/use-cases/reviewing/decide-review.js';
import { listReviews, readReview } from '../../../src/identity/use-cases/reviewing/read-reviews.js';
import { undoReview } from '../../../src/identity/use-cases/reviewing/undo-review.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { day, later, minute } from '../../../src/kernel/clock.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { neededLevel } from '../../../src/membership/use-cases/needed-level.js';
import { demandRight } from '../../../src/membership/use-cases/demand-right.js';
import { fiscalCodeOf } from '../../../src/cli/seed/fiscal-code.js';
import {
  aProvenProfile,
  aSignIn,
  signedIn,
  testPersonKeys,
} from '../../support/builders/identity.js';
import {
  actorOf,
  aCommunity,
  aGrant,
  aStaffMember,
  aStint,
} from '../../support/builders/membership.js';
import { untilBlocked, useDatabase } from '../../support/database.js';

const { db } = useDatabase();
let now = new Date();
const features = [membershipFeature];
const deps = { db, now: () => now, features, demandRight, personKeys: testPersonKeys };
let one: Actor;
let two: Actor;
beforeAll(async () => {
  one = await aStaffMember(db, 'support');
  two = await aStaffMember(db, 'privacy_officer');
});

let people = 0;
/** What SPID says of a person who was never here. */
function aPerson(): ClampedProfile {
  people += 1;
  const birthdate = new Date(Date.UTC(1960, 0, people)).toISOString().slice(0, 10);
  const birth = { givenName: 'Anna', familyName: 'Rossi', gender: 'F', place: 'M991' } as const;
  const value = `IT:${fiscalCodeOf({ ...birth, birthdate })}`;
  const personKeys = [{ scheme: 'it-fiscal-code', value }] as const;
  return aProvenProfile('citizen', { subject: `person-${people}`, personKeys });
}

async function review(profile: ClampedProfile): Promise<ReviewId> {
  const resolution = await resolveSignIn(deps, aSignIn(profile));
  if (resolution.outcome !== 'review') throw new Error(`not a review: ${resolution.outcome}`);
  return resolution.caseId;
}

/** The means of Ida names, from one day to the next, somebody else; who may be a member already. */
async function aChangedPerson({ known = false } = {}) {
  const before = aPerson();
  const ida = await signedIn(db, before);
  const after = { ...aPerson(), subject: before.subject };
  const other = known ? await signedIn(db, { ...after, subject: `other-${people}` }) : undefined;
  return { before, after, ida: ida.memberId, other: other?.memberId, id: await review(after) };
}

const decide = (actor: Actor, reviewId: ReviewId, verdict: Verdict) =>
  decideReview(deps, { actor, reviewId, verdict, reason: 'Visti i documenti allo sportello' });

/** Two people say that the sides are one. */
async function join(id: ReviewId): Promise<void> {
  expect(await decide(one, id, 'same_person')).toBe('proposed');
  expect(await decide(two, id, 'same_person')).toBe('decided');
}

const comesBack = (profile: ClampedProfile) => resolveSignIn(deps, aSignIn(profile));

async function told(type: string, id: ReviewId): Promise<MemberId[]> {
  const rows = await db.selectFrom('outbox').select(['subject', 'type', 'data']).execute();
  return rows
    .filter((row) => row.type === type && Object(row.data).case === id)
    .map((row) => row.subject as MemberId);
}

describe('a means that names another person than before', () => {
  it('opens one case, tells each side once, and counts how often the person comes', async () => {
    const { after, ida, other, id } = await aChangedPerson({ known: true });
    expect(await review(after)).toBe(id);
    expect(await told('member.reviewed', id)).toEqual([ida, other]);
    const shown = await readReview(deps, { actor: one, reviewId: id });
    expect(shown).toMatchObject({ kind: 'changed_person', seen: 2, status: 'open' });
    expect(shown.sides).toMatchObject([
      { id: ida, ownsMeans: true },
      { id: other, ownsMeans: false },
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/hmac|M991/);
  });

  it('I16 of two persons takes the roles that nothing else of the profile can prove', async () => {
    const { ida, id } = await aChangedPerson();
    const community = await aCommunity(db);
    await aGrant(db, { community, memberId: ida, role: 'co_manager' });
    await decide(one, id, 'apart');
    expect(await neededLevel(db, ida)).toBe('none');
  });

  it('of one person is theirs again, with both identifiers, when two of the staff say so', async () => {
    const { before, after, ida, id } = await aChangedPerson();
    await join(id);
    const in_ = { outcome: 'in', memberId: ida };
    expect(await comesBack(after)).toMatchObject(in_);
    expect(await comesBack(before)).toMatchObject(in_);
    const beta = { ...after, issuer: 'https://beta.example.org', subject: 'beta' };
    expect(await comesBack(beta)).toMatchObject({ ...in_, linked: true });
    expect(await told('member.review_decided', id)).toEqual([ida]);
  });

  it('of one person who had two profiles makes one of them, memberships included', async () => {
    const { after, ida, other, id } = await aChangedPerson({ known: true });
    if (!other) throw new Error('nobody else');
    const community = await aCommunity(db);
    await aStint(db, { community, memberId: other });
    await join(id);
    expect(await comesBack(after)).toMatchObject({ outcome: 'in', memberId: ida });
    const members = await db
      .selectFrom('live_membership')
      .select('member_id')
      .where('community_id', '=', community.id)
      .where('member_id', 'in', [ida, other])
      .execute();
    expect(members).toEqual([{ member_id: ida }]);
    expect(await told('member.review_decided', id)).toEqual([ida, other]);
  });

  it('of two persons leaves the profile that it no longer names, on one word', async () => {
    const { before, after, ida, id } = await aChangedPerson();
    expect(await decide(one, id, 'apart')).toBe('decided');
    const back = await comesBack(after);
    expect(back).toMatchObject({ outcome: 'in', created: true });
    const beta = { ...before, issuer: 'https://beta.example.org', subject: `beta-${people}` };
    expect(await comesBack(beta)).toMatchObject({ outcome: 'in', memberId: ida });
  });

  it('keeps nothing of what was compared once it is decided', async () => {
    const { id } = await aChangedPerson();
    await decide(one, id, 'apart');
    const query = db.selectFrom('review_case').select(['claimed', 'keys']).where('id', '=', id);
    expect(await query.executeTakeFirstOrThrow()).toEqual({ claimed: {}, keys: [] });
  });
});

describe('a reply whose keys belong to two members', () => {
  async function twoMembers() {
    const [ida, lea] = [aPerson(), aPerson()];
    const eidas = { scheme: 'eidas-person-id', value: `DE/IT/${people}` } as const;
    const first = await signedIn(db, ida);
    const second = await signedIn(db, { ...lea, personKeys: [eidas] });
    const subject = `both-${people}`;
    const both = { ...ida, subject, personKeys: [...ida.personKeys, eidas] };
    return { both, first: first.memberId, second: second.memberId, id: await review(both) };
  }

  it('finds the older of them once they are one', async () => {
    const { both, first, id } = await twoMembers();
    await join(id);
    expect(await comesBack(both)).toMatchObject({ outcome: 'in', memberId: first, linked: true });
  });

  it('is refused with a sentence once they are kept apart, and opens no other case', async () => {
    const { both, id } = await twoMembers();
    await decide(two, id, 'apart');
    expect(await comesBack(both)).toEqual({ outcome: 'deny', code: 'identity.kept_apart' });
    const { waiting } = await listReviews(deps, { actor: one });
    expect(waiting.items.map((each) => each.id)).not.toContain(id);
  });
});

describe('a verdict', () => {
  it('that two are one takes two people; the first alone changes nothing', async () => {
    const { after, id } = await aChangedPerson();
    await decide(one, id, 'same_person');
    expect(await comesBack(after)).toMatchObject({ outcome: 'review' });
    await expect(decide(one, id, 'same_person')).rejects.toMatchObject({
      code: 'review.own_proposal',
    });
    expect(await decide(one, id, 'apart')).toBe('decided');
  });

  it('is not for who is a side, has no right, a weak or an old sign-in, or gives no reason', async () => {
    const { ida, id } = await aChangedPerson();
    const side = await aStaffMember(db, 'platform_admin', ida);
    await expect(decide(side, id, 'apart')).rejects.toMatchObject({ code: 'review.own_case' });
    await expect(readReview(deps, { actor: side, reviewId: id })).rejects.toMatchObject({
      code: 'review.own_case',
    });
    const regional = await aStaffMember(db);
    await expect(decide(regional, id, 'apart')).rejects.toMatchObject({ code: 'right.missing' });
    const weak = { ...one, level: 'low' } as const;
    await expect(decide(weak, id, 'apart')).rejects.toMatchObject({
      code: 'session.level_too_low',
    });
    const old = { ...one, authenticatedAt: later(now, -16 * minute) };
    await expect(decide(old, id, 'apart')).rejects.toMatchObject({ code: 'session.not_fresh' });
    const order = { actor: one, reviewId: id, verdict: 'apart', reason: ' ' } as const;
    await expect(decideReview(deps, order)).rejects.toMatchObject({
      code: 'member.reason_missing',
    });
  });

  it('is one, of two at the same moment', async () => {
    const { id } = await aChangedPerson();
    const queue = await db.startTransaction().execute();
    await lockReview(queue, id);
    const both = Promise.allSettled([decide(one, id, 'apart'), decide(two, id, 'apart')]);
    await untilBlocked(db, 2);
    await queue.commit().execute();
    const refused = (await both).filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'review.decided' } }]);
  });

  it('gives way when the identifier has become somebody else’s meanwhile', async () => {
    const { after, id } = await aChangedPerson();
    await signedIn(db, { ...after, issuer: 'https://gamma.example.org', subject: 'new' });
    await decide(one, id, 'same_person');
    await expect(decide(two, id, 'same_person')).rejects.toMatchObject({ code: 'review.changed' });
  });

  it('that joined can be taken back by one person for fourteen days, and no longer', async () => {
    const { before, ida, other, id } = await aChangedPerson({ known: true });
    await join(id);
    now = later(now, 13 * day);
    const fresh = { ...one, authenticatedAt: now };
    expect(await readReview(deps, { actor: fresh, reviewId: id })).toMatchObject({
      undoUntil: expect.any(Date),
    });
    await undoReview(deps, { actor: fresh, reviewId: id });
    const statuses = await db
      .selectFrom('member')
      .select('status')
      .where('id', 'in', [ida, other ?? ida])
      .execute();
    expect(statuses).toEqual([{ status: 'active' }, { status: 'active' }]);
    expect(await comesBack(before)).toMatchObject({ outcome: 'in', memberId: ida });
    await expect(undoReview(deps, { actor: fresh, reviewId: id })).rejects.toMatchObject({
      code: 'merge.not_found',
    });
    now = new Date();
  });

  it('is forgotten with a member who erases themselves', async () => {
    const { ida, id } = await aChangedPerson();
    await eraseMember(deps, { actor: actorOf(ida) });
    await expect(decide(one, id, 'apart')).rejects.toMatchObject({ code: 'review.not_found' });
  });
});
