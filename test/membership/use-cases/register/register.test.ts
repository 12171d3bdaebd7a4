// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { eraseMember } from '../../../../src/identity/use-cases/erase-member.js';
import { membershipFeature } from '../../../../src/compose/membership.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { Actor } from '../../../../src/kernel/actor.js';
import type { Slug } from '../../../../src/kernel/ids.js';
import { leaveCommunity } from '../../../../src/membership/use-cases/leave-community.js';
import { mergeMember } from '../../../../src/membership/use-cases/merge-member.js';
import {
  exportRegister,
  readRegister,
} from '../../../../src/membership/use-cases/register/read-register.js';
import { resignRole } from '../../../../src/membership/use-cases/resign-role.js';
import { statementsOf } from '../../../support/count-statements.js';
import {
  aCommunity,
  aGrant,
  aStaffMember,
  actorOf,
  someActor,
  someMember,
} from '../../../support/builders/membership.js';
import { copies } from '../../../support/builders/many.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const read = (slug: Slug, actor?: Actor, on?: string) =>
  readRegister(deps, { slug, actor, on, locale: 'it' });
const peopleOf = async (...asked: Parameters<typeof read>) =>
  (await read(...asked)).entries.map(({ person }) => person);

/** A public community: a manager, an editor, a minor who shares in managing it, somebody of earlier years. */
async function aPast() {
  const community = await aCommunity(db);
  const { slug } = community;
  const manager = actorOf(community.managerId);
  await db
    .updateTable('member')
    .set({ display_name: 'Ada N.' })
    .where('id', '=', community.managerId)
    .execute();
  const named = async (name: string) => someMember(db, name);
  const by = { community, grantedBy: community.managerId };
  const editor = await named('Ugo P.');
  await aGrant(db, { ...by, role: 'editor', memberId: editor });
  const minor = await named('Lia M.');
  await db.updateTable('member').set({ age_class: 'minor' }).where('id', '=', minor).execute();
  await aGrant(db, { ...by, role: 'co_manager', memberId: minor });
  const past = { validFrom: new Date('2020-01-10T10:00:00Z'), validUntil: new Date('2099-01-01') };
  const former = await aGrant(db, {
    ...by,
    ...past,
    role: 'co_manager',
    memberId: await named('Zoe F.'),
  });
  return { community, slug, manager, former };
}

describe('the register of roles', () => {
  it('shows everybody who manages a public community, and no minor; members the rest', async () => {
    const { slug, manager } = await aPast();
    expect(await peopleOf(slug)).toEqual(['Ada N.', 'Zoe F.']);
    expect(await peopleOf(slug, await someActor(db))).toEqual(['Ada N.', 'Zoe F.']);
    expect(new Set(await peopleOf(slug, manager))).toEqual(
      new Set(['Ada N.', 'Lia M.', 'Ugo P.', 'Zoe F.']),
    );
    expect(await peopleOf(slug, await aStaffMember(db))).toHaveLength(4);
    const { entries } = await read(slug, manager);
    expect(entries.find(({ person }) => person === 'Ugo P.')).toMatchObject({
      role: 'editor',
      appointedBy: 'Ada N.',
      ended: undefined,
    });
  });

  it('of a community that is not public is for its members and the staff', async () => {
    const { slug, managerId } = await aCommunity(db, { visibility: 'signed_in' });
    await expect(read(slug)).rejects.toMatchObject({ code: 'community.not_found' });
    const outsider = read(slug, await someActor(db));
    await expect(outsider).rejects.toMatchObject({ code: 'right.missing' });
    expect((await read(slug, actorOf(managerId))).entries).toHaveLength(1);
  });

  it('tells who held what on a day, to the day, in Italian time', async () => {
    const { slug, manager, former } = await aPast();
    await resignRole(
      { db, now: () => new Date('2021-03-12T22:30:00Z') },
      { actor: actorOf(former.memberId), grantId: former.id },
    );
    const on = (day: string) => peopleOf(slug, manager, day);
    expect(await on('2020-01-09')).toEqual([]);
    expect(await on('2020-01-10')).toEqual(['Zoe F.']);
    expect(await on('2021-03-12')).toEqual(['Zoe F.']);
    expect(await on('2021-03-13')).toEqual([]);
    const [line] = await exportRegister(deps, {
      slug,
      actor: manager,
      locale: 'it',
      on: '2021-03-12',
    });
    expect(line).toMatchObject({ role: 'co_manager', ended: 'resigned' });
  });

  it('downloads every line, however many there are', async () => {
    const { slug, manager, former } = await aPast();
    await resignRole(deps, { actor: actorOf(former.memberId), grantId: former.id });
    await copies(db, 'role_grant', { id: former.id, count: 5_001 });
    const lines = await exportRegister(deps, { slug, actor: manager, locale: 'it' });
    expect(lines.filter(({ person }) => person === 'Zoe F.')).toHaveLength(5_002);
  });

  it('keeps the line of who left, and of who was erased without their name', async () => {
    const { slug, manager, former } = await aPast();
    await leaveCommunity(deps, { actor: actorOf(former.memberId), slug });
    expect(await peopleOf(slug)).toContain('Zoe F.');
    const erasing = { ...deps, features: [membershipFeature] };
    await eraseMember(erasing, { actor: actorOf(former.memberId) });
    const { entries } = await read(slug, manager);
    expect(entries.filter(({ person }) => person === undefined)).toMatchObject([
      { role: 'co_manager', ended: 'dropped' },
    ]);
    expect(JSON.stringify(entries)).not.toContain('Zoe');
  });

  it('names who appointed to everybody, but no minor to those outside, and nobody who was erased', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const appointed = async (ageClass: 'adult' | 'minor') => {
      const by = await someMember(db, `Chi nomina, ${ageClass}`);
      await db.updateTable('member').set({ age_class: ageClass }).where('id', '=', by).execute();
      await aGrant(db, { community, role: 'co_manager', grantedBy: by });
      return by;
    };
    const adult = await appointed('adult');
    await appointed('minor');
    const signers = async (actor?: Actor) =>
      (await read(slug, actor)).entries.map(({ appointedBy }) => appointedBy ?? '-');
    const manager = actorOf(community.managerId);
    expect(await signers(manager)).toContain('Chi nomina, minor');
    expect(await signers()).toContain('Chi nomina, adult');
    expect(await signers()).not.toContain('Chi nomina, minor');
    await eraseMember({ ...deps, features: [membershipFeature] }, { actor: actorOf(adult) });
    expect(await signers(manager)).not.toContain('Chi nomina, adult');
  });

  it('shows what a merge moved once, where it went', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    const { memberId: from } = await aGrant(db, { community, role: 'co_manager' });
    const into = await someMember(db, 'Chi resta');
    await db.transaction().execute((trx) => mergeMember(trx, { from, into, at: new Date() }));
    const { entries } = await read(slug, actorOf(community.managerId));
    const moved = entries.filter(({ role }) => role === 'co_manager');
    expect(moved).toMatchObject([{ person: 'Chi resta', ended: undefined }]);
  });

  it('goes on from page to page without a line twice, in as many statements as one', async () => {
    const { community, slug, manager } = await aPast();
    for (let n = 0; n < 51; n += 1) await aGrant(db, { community, role: 'observer' });
    const first = await read(slug, manager);
    const second = await readRegister(deps, {
      slug,
      actor: manager,
      locale: 'it',
      cursor: first.next,
    });
    const ids = [...first.entries, ...second.entries].map(({ grantId }) => grantId);
    expect(new Set(ids).size).toBe(55);
    expect(second.next).toBeUndefined();
    expect(await statementsOf(() => read(slug, manager))).toHaveLength(4);
    const odd = readRegister(deps, { slug, actor: manager, locale: 'it', cursor: 'x' });
    await expect(odd).rejects.toMatchObject({ code: 'request.malformed' });
  });
});
