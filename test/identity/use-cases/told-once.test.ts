// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { eraseMember } from '../../../src/identity/use-cases/erase-member.js';
import { mergeMembers } from '../../../src/identity/use-cases/merge-members.js';
import { readNotice } from '../../../src/identity/use-cases/read-notice.js';
import { resolveSignIn } from '../../../src/identity/use-cases/resolve-sign-in.js';
import { undoMerge } from '../../../src/identity/use-cases/undo-merge.js';
import { unlinkIdentity } from '../../../src/identity/use-cases/unlink-identity.js';
import { updateProfile } from '../../../src/identity/use-cases/update-profile.js';
import {
  aMember,
  anIdentity,
  aSession,
  aSignIn,
  aSocialProfile,
  aStranger,
  signedIn,
  testPersonKeys,
} from '../../support/builders/identity.js';
import { actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const now = () => new Date();
const deps = { db, now, personKeys: testPersonKeys, features: [] };

/** What an act told the world and the audit, which must be the same number of things. */
async function toldBy(act: () => Promise<unknown>): Promise<{ events: string[]; audit: string[] }> {
  const before = await told();
  await act();
  const after = await told();
  return {
    events: after.events.slice(before.events.length),
    audit: after.audit.slice(before.audit.length),
  };
}

async function told() {
  const events = await db.selectFrom('outbox').select('type').orderBy('seq').execute();
  const audit = await db.selectFrom('audit_entry').select('action').orderBy('seq').execute();
  return { events: events.map((row) => row.type), audit: audit.map((row) => row.action) };
}

describe('each change is told once to the world and once to the audit', () => {
  it('a first sign-in, a second means, and silence about a return', async () => {
    expect(await toldBy(() => signedIn(db, aStranger(0)))).toEqual({
      events: ['member.created'],
      audit: ['member.create'],
    });
    const beta = aStranger(0, { idp: 'beta' });
    expect(await toldBy(() => signedIn(db, beta))).toEqual({
      events: ['member.linked'],
      audit: ['member.link'],
    });
    expect(await toldBy(() => signedIn(db, beta))).toEqual({ events: [], audit: [] });
  });

  it('first proof of a known identity, and a name that the registry changed', async () => {
    const known = await anIdentity(db, {
      issuer: aStranger(1).issuer,
      subject: 'to-be-proven',
      class: 'proven',
    });
    const profile = aStranger(1, { subject: 'to-be-proven', claims: {} });
    expect(await toldBy(() => signedIn(db, profile))).toEqual({
      events: ['member.linked'],
      audit: ['member.prove'],
    });
    const named = { ...profile, claims: { given_name: 'Nina' } };
    expect(await toldBy(() => signedIn(db, named))).toEqual({
      events: ['member.updated'],
      audit: ['member.renew_names'],
    });
    expect(await toldBy(() => readNotice(deps, known))).toEqual({ events: [], audit: [] });
  });

  it('a question and a refusal change nothing', async () => {
    const session = aSession(await aMember(db));
    const question = () => resolveSignIn(deps, aSignIn(aSocialProfile(), { session }));
    expect(await toldBy(question)).toEqual({ events: [], audit: [] });
    const refusal = () => resolveSignIn(deps, aSignIn(aSocialProfile(), { minimum: 'high' }));
    expect(await toldBy(refusal)).toEqual({ events: [], audit: [] });
  });

  it('a merge and its undoing', async () => {
    const [from, into] = [await aMember(db), await aMember(db)];
    const actor = actorOf(into);
    const proven = { from: now(), into: now() };
    let mergeId: Awaited<ReturnType<typeof mergeMembers>> | undefined;
    const merge = async () => {
      mergeId = await mergeMembers(deps, { actor, from, into, proven });
    };
    expect(await toldBy(merge)).toEqual({ events: ['member.merged'], audit: ['member.merge'] });
    const undo = async () => mergeId && undoMerge(deps, { actor, mergeId });
    expect(await toldBy(undo)).toEqual({ events: ['member.unmerged'], audit: ['member.unmerge'] });
  });

  it('an unlink, a profile, the notice and the end', async () => {
    const memberId = await aMember(db, { noticeReadAt: null });
    const { id } = await anIdentity(db, { memberId });
    await anIdentity(db, { memberId });
    const actor = actorOf(memberId);
    const profile = { actor, displayName: 'Nuovo nome', locale: 'en' } as const;

    expect(await toldBy(() => unlinkIdentity(deps, { actor, identityId: id }))).toEqual({
      events: ['member.unlinked'],
      audit: ['member.unlink'],
    });
    expect(await toldBy(() => updateProfile(deps, profile))).toEqual({
      events: ['member.updated'],
      audit: ['member.update'],
    });
    expect(await toldBy(() => updateProfile(deps, profile))).toEqual({ events: [], audit: [] });
    expect(await toldBy(() => readNotice(deps, { memberId }))).toEqual({
      events: ['member.updated'],
      audit: ['member.read_notice'],
    });
    expect(await toldBy(() => readNotice(deps, { memberId }))).toEqual({ events: [], audit: [] });
    expect(await toldBy(() => eraseMember(deps, { actor }))).toEqual({
      events: ['member.erased'],
      audit: ['member.erase'],
    });
  });
});
