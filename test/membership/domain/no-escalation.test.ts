// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId, type MemberId } from '../../../src/kernel/ids.js';
import { levels, reaches } from '../../../src/kernel/level.js';
import {
  communityRoles,
  platformRoles,
  type CommunityRole,
} from '../../../src/membership/domain/permissions.js';
import { can, type Powers } from '../../../src/membership/domain/policy.js';
import { rankOf, roles } from '../../../src/membership/domain/roles.js';

const memberId = newId<MemberId>();
const every = [...new Set(Object.values(roles).flatMap(({ permissions }) => permissions))];
const someRoles = fc.subarray([...communityRoles]);
const insiders = fc.record<Powers>({
  memberId: fc.constant(memberId),
  level: fc.constantFrom(...levels),
  isMember: fc.boolean(),
  communityRoles: someRoles,
  overrunRoles: fc.constantFrom<readonly CommunityRole[]>([], ['manager']),
  platformRoles: fc.constant([]),
});
const anybody = fc
  .tuple(insiders, fc.subarray([...platformRoles]))
  .map(([powers, held]): Powers => ({ ...powers, platformRoles: held }));
const role = fc.constantFrom(...communityRoles);
const gives = (powers: Powers, given: CommunityRole): boolean =>
  can(powers, `role.offer:${given}`) || can(powers, `role.accept_proposal:${given}`);

describe('nobody rises by giving or taking roles', () => {
  it('(a) whoever gives a role holds one, here or on the platform, that says so', () => {
    fc.assert(
      fc.property(anybody, role, (powers, given) => {
        fc.pre(gives(powers, given));
        const held = [
          ...powers.communityRoles,
          ...(powers.overrunRoles ?? []),
          ...powers.platformRoles,
        ];
        return held.some((one) => roles[one].permissions.includes(`role.offer:${given}`));
      }),
    );
  });

  it('(b) within a community nobody gives more than they hold, nor above their rank', () => {
    fc.assert(
      fc.property(insiders, role, (powers, given) => {
        fc.pre(gives(powers, given));
        const held = [...powers.communityRoles, ...(powers.overrunRoles ?? [])];
        const own = held.flatMap((one) => roles[one].permissions);
        expect(roles[given].permissions.filter((one) => !own.includes(one))).toEqual([]);
        expect(held.some((one) => rankOf(one) >= rankOf(given))).toBe(true);
      }),
    );
  });

  it('(h) within a community nobody revokes a manager or a caretaker, nor above their rank', () => {
    fc.assert(
      fc.property(insiders, role, (powers, taken) => {
        fc.pre(can(powers, `role.revoke:${taken}`));
        expect(['manager', 'caretaker']).not.toContain(taken);
        expect(powers.communityRoles.some((one) => rankOf(one) > rankOf(taken))).toBe(true);
      }),
    );
  });

  it('(i) nobody gives or takes a role with a sign-in below substantial', () => {
    fc.assert(
      fc.property(anybody, role, (powers, one) => {
        fc.pre(!reaches(powers.level, 'substantial'));
        return !gives(powers, one) && !can(powers, `role.revoke:${one}`);
      }),
    );
  });

  it('a role beyond its term allows nothing that it did not, and no more than to find a successor', () => {
    fc.assert(
      fc.property(insiders, (powers) => {
        const without = { ...powers, overrunRoles: [] };
        const by = every.filter((one) => can(powers, one) && !can(without, one));
        expect(roles.manager.permissions).toEqual(expect.arrayContaining(by));
        for (const permission of by) {
          expect(permission).toMatch(
            /^(community\.read|member\.list_|stats\.read_community|role\.(offer|accept_proposal):manager$)/,
          );
        }
      }),
    );
  });

  it('the label of a contact person changes nothing', () => {
    fc.assert(
      fc.property(anybody, fc.constantFrom(...every), (powers, permission) => {
        const plain = powers.communityRoles.filter((one) => one !== 'contact_person');
        const labelled: Powers = { ...powers, communityRoles: [...plain, 'contact_person'] };
        return can(labelled, permission) === can({ ...powers, communityRoles: plain }, permission);
      }),
    );
  });
});
