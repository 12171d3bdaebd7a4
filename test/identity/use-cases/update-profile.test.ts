// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { getProfile } from '../../../src/identity/use-cases/get-profile.js';
import { primaryEmail } from '../../../src/identity/use-cases/primary-email.js';
import { updateProfile } from '../../../src/identity/use-cases/update-profile.js';
import { aMember, aStranger, signedIn } from '../../support/builders/identity.js';
import { actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();
const deps = { db, now: () => new Date(), features: [] };

describe('a profile', () => {
  it('is changed by its owner: name, language, province', async () => {
    const actor = actorOf(await aMember(db));
    await updateProfile(deps, {
      actor,
      displayName: '  Giulia   B. ',
      locale: 'en',
      province: 'FC',
    });
    expect(await getProfile(deps, actor.memberId)).toMatchObject({
      displayName: 'Giulia B.',
      locale: 'en',
      province: 'FC',
    });

    await updateProfile(deps, { actor, displayName: 'Giulia', locale: 'en' });
    expect((await getProfile(deps, actor.memberId)).province).toBeUndefined();
  });

  it.each(['', '   ', 'x'.repeat(81), '\u202e\u0000'])(
    'refuses the name %j',
    async (displayName) => {
      const actor = actorOf(await aMember(db));
      const update = { actor, displayName, locale: 'it' } as const;
      await expect(updateProfile(deps, update)).rejects.toMatchObject({
        code: 'member.name_invalid',
      });
    },
  );

  it.each(['MI', 'ra', ''])('refuses the province %j', async (province) => {
    const actor = actorOf(await aMember(db));
    const update = { actor, displayName: 'Giulia', locale: 'it', province } as const;
    await expect(updateProfile(deps, update)).rejects.toMatchObject({
      code: 'member.province_unknown',
    });
  });

  it('keeps the sector, and refuses one that is not in the list', async () => {
    const actor = actorOf(await aMember(db));
    const update = { actor, displayName: 'Giulia', locale: 'it' } as const;
    await updateProfile(deps, { ...update, sector: 'third_sector' });
    expect(await getProfile(deps, actor.memberId)).toMatchObject({ sector: 'third_sector' });
    await expect(updateProfile(deps, { ...update, sector: 'astrology' })).rejects.toMatchObject({
      code: 'member.sector_unknown',
    });
  });

  it('refuses a name that passes for the staff', async () => {
    const actor = actorOf(await aMember(db));
    const update = { actor, displayName: 'Staff regionale', locale: 'it' } as const;
    await expect(updateProfile(deps, update)).rejects.toMatchObject({
      code: 'member.name_reserved',
    });
  });

  it('of a member who is no more is refused', async () => {
    const gone = actorOf(await aMember(db, { status: 'erased' }));
    const update = { actor: gone, displayName: 'Chi', locale: 'it' } as const;
    await expect(updateProfile(deps, update)).rejects.toMatchObject({ code: 'member.suspended' });
  });
});

describe('where to write to a member', () => {
  it('is the proven address, before one that a national means asserted', async () => {
    const memberId = await aMember(db, { email: 'proven@example.org' });
    expect(await primaryEmail(db, memberId)).toEqual({
      address: 'proven@example.org',
      verified: true,
    });
    const asserted = { address: 'spid@example.org', vouched: false };
    const spid = await signedIn(db, aStranger(0, { email: asserted }));
    expect(await primaryEmail(db, spid.memberId)).toEqual({
      address: 'spid@example.org',
      verified: false,
    });
    expect(await primaryEmail(db, await aMember(db))).toBeUndefined();
  });

  it('becomes the proven one when the person proves one', async () => {
    const asserted = { address: 'old@example.org', vouched: false };
    const { memberId } = await signedIn(db, aStranger(1, { email: asserted }));
    const vouched = { address: 'new@example.org', vouched: true };
    await signedIn(db, aStranger(1, { idp: 'beta', email: vouched }));
    expect(await primaryEmail(db, memberId)).toEqual({
      address: 'new@example.org',
      verified: true,
    });
  });
});
