// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { listIdentities } from '../../../src/identity/use-cases/list-identities.js';
import { unlinkIdentity } from '../../../src/identity/use-cases/unlink-identity.js';
import { later, minute } from '../../../src/kernel/clock.js';
import {
  aMember,
  anIdentity,
  aSession,
  aSocialProfile,
  aStranger,
  signedIn,
} from '../../support/builders/identity.js';
import { actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now: () => new Date(), features: [] };

describe('unlinkIdentity', () => {
  it('severs a way in, which then opens nobody’s account but a new one', async () => {
    const memberId = await aMember(db);
    await anIdentity(db, { memberId });
    const profile = aSocialProfile();
    const link = { intent: 'link', session: aSession(memberId) } as const;
    const { identityId } = await signedIn(db, profile, link);

    await unlinkIdentity(deps, { actor: actorOf(memberId), identityId });
    expect(await listIdentities(deps, memberId)).toHaveLength(1);
    const back = await signedIn(db, profile);
    expect(back.created).toBe(true);
    expect(back.memberId).not.toBe(memberId);
  });

  it('never takes the last way in', async () => {
    const { id, memberId } = await anIdentity(db);
    await expect(
      unlinkIdentity(deps, { actor: actorOf(memberId), identityId: id }),
    ).rejects.toMatchObject({ code: 'identity.last_way_in' });
    expect(await listIdentities(deps, memberId)).toMatchObject([{ id, removable: false }]);
  });

  it('never takes the last one that proves the person', async () => {
    const { memberId, identityId } = await signedIn(db, aStranger(0));
    const google = await anIdentity(db, { memberId });
    const actor = actorOf(memberId);

    await expect(unlinkIdentity(deps, { actor, identityId })).rejects.toMatchObject({
      code: 'identity.last_proof',
    });
    const listed = await listIdentities(deps, memberId);
    expect(listed.find((one) => one.id === identityId)?.removable).toBe(false);
    expect(listed.find((one) => one.id === google.id)?.removable).toBe(true);
  });

  it('takes one of two that prove the person', async () => {
    const { memberId, identityId } = await signedIn(db, aStranger(1));
    await signedIn(db, aStranger(1, { idp: 'beta' }));
    await unlinkIdentity(deps, { actor: actorOf(memberId), identityId });
    expect(await listIdentities(deps, memberId)).toHaveLength(1);
  });

  it('knows only the identities of the person who asks', async () => {
    const { id } = await anIdentity(db);
    const { memberId } = await anIdentity(db);
    await expect(
      unlinkIdentity(deps, { actor: actorOf(memberId), identityId: id }),
    ).rejects.toMatchObject({ code: 'identity.not_found' });
  });

  it('wants a session proven within five minutes', async () => {
    const { id, memberId } = await anIdentity(db);
    const actor = actorOf(memberId, { authenticatedAt: later(new Date(), -6 * minute) });
    await expect(unlinkIdentity(deps, { actor, identityId: id })).rejects.toMatchObject({
      code: 'session.not_fresh',
    });
  });

  it('ends the sessions that the identity opened', async () => {
    const { id, memberId } = await anIdentity(db);
    await anIdentity(db, { memberId });
    const ended: unknown[] = [];
    const sessions = {
      name: 'sessions',
      endSessions: (_trx: unknown, which: unknown) => Promise.resolve(void ended.push(which)),
    };
    await unlinkIdentity(
      { ...deps, features: [sessions] },
      { actor: actorOf(memberId), identityId: id },
    );
    expect(ended).toMatchObject([{ memberId, identityId: id }]);
  });
});
