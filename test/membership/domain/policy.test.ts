// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { trustId } from '../../../src/kernel/ids.js';
import { levels, reaches } from '../../../src/kernel/level.js';
import {
  communityRoles,
  platformRoles,
  type Permission,
} from '../../../src/membership/domain/permissions.js';
import {
  can,
  levelMissingFor,
  type Powers,
  type Target,
} from '../../../src/membership/domain/policy.js';
import { roles } from '../../../src/membership/domain/roles.js';

const visitor: Powers = {
  memberId: undefined,
  level: 'none',
  isMember: false,
  communityRoles: [],
  platformRoles: [],
};
const stranger: Powers = { ...visitor, memberId: trustId('m'), level: 'high' };
const member: Powers = { ...stranger, isMember: true };
const community: Target = { status: 'active', visibility: 'public', memberList: 'members' };
const every = [...new Set(Object.values(roles).flatMap(({ permissions }) => permissions))];

const powers = fc.record<Powers>({
  memberId: fc.constant(trustId('m')),
  level: fc.constantFrom(...levels),
  isMember: fc.boolean(),
  communityRoles: fc.subarray([...communityRoles]),
  platformRoles: fc.subarray([...platformRoles]),
});

describe('who may do what', () => {
  it.each(Object.entries(roles))('%s may do what its row says and nothing else', (code, role) => {
    const held: Powers = {
      ...stranger,
      isMember: code === 'member',
      communityRoles: communityRoles.filter((one) => one === code),
      platformRoles: platformRoles.filter((one) => one === code),
    };
    const granted = every.filter((permission) => can(held, permission));
    const isHeldHere = held.isMember || held.communityRoles.length + held.platformRoles.length > 0;
    expect(granted.toSorted()).toEqual(isHeldHere ? [...new Set(role.permissions)].toSorted() : []);
  });

  it('a visitor and somebody without a role may do nothing', () => {
    for (const nobody of [visitor, stranger]) {
      expect(every.filter((permission) => can(nobody, permission))).toEqual([]);
    }
  });

  it('a stronger sign-in never takes anything away', () => {
    fc.assert(
      fc.property(powers, fc.constantFrom(...every), (held, permission) => {
        const stronger = levels.filter((level) => reaches(level, held.level));
        if (!can(held, permission)) return true;
        return stronger.every((level) => can({ ...held, level }, permission));
      }),
    );
  });

  it('the level it names is the one that helps', () => {
    fc.assert(
      fc.property(powers, fc.constantFrom(...every), (held, permission: Permission) => {
        const missing = levelMissingFor(held, permission);
        if (missing === null) return can(held, permission);
        if (missing === undefined) return !can({ ...held, level: 'high' }, permission);
        return !can(held, permission) && can({ ...held, level: missing }, permission);
      }),
    );
  });

  it('platform roles do nothing at all with a weak sign-in', () => {
    const staff: Powers = { ...stranger, platformRoles: [...platformRoles], level: 'low' };
    expect(every.filter((permission) => can(staff, permission))).toEqual([]);
  });

  it('somebody who comes back with a social account still reads, and decides nothing', () => {
    const weak: Powers = { ...member, communityRoles: ['manager'], level: 'none' };
    expect(can(weak, 'member.list', community)).toBe(true);
    expect(can(weak, 'membership.decide')).toBe(false);
    expect(levelMissingFor(weak, 'membership.decide')).toBe('substantial');
  });
});

describe('who sees what', () => {
  const sees = (held: Powers, target: Partial<Target>): boolean =>
    can(held, 'community.see', { ...community, ...target });
  const staff: Powers = { ...stranger, platformRoles: ['regional_staff'] };
  const manager: Powers = { ...member, communityRoles: ['manager'] };

  it.each([
    ['public', [true, true, true, true]],
    ['signed_in', [false, true, true, true]],
    ['hidden', [false, false, true, true]],
  ] as const)('a %s community: visitor, stranger, member, staff', (visibility, expected) => {
    const seen = [visitor, stranger, member, staff].map((held) => sees(held, { visibility }));
    expect(seen).toEqual(expected);
  });

  it('a draft: only those who prepare it', () => {
    const seen = [visitor, stranger, member, manager, staff].map((held) =>
      sees(held, { status: 'draft' }),
    );
    expect(seen).toEqual([false, false, false, true, true]);
  });

  it.each([
    ['public', [true, true, true, true]],
    ['members', [false, false, true, true]],
    ['managers', [false, false, false, true]],
  ] as const)(
    'a member list for %s: visitor, stranger, member, manager',
    (memberList, expected) => {
      const target = { ...community, memberList };
      const seen = [visitor, stranger, member, manager].map((held) =>
        can(held, 'member.list', target),
      );
      expect(seen).toEqual(expected);
    },
  );
});
