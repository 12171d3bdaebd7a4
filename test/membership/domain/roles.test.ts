// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { communityRoles, platformRoles } from '../../../src/membership/domain/permissions.js';
import { rankOf, roles, rolesWith } from '../../../src/membership/domain/roles.js';
import { grantRules, termEnd, termMonths } from '../../../src/membership/domain/terms.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();

describe('the roles', () => {
  it('are the same in the database as in the code', async () => {
    const definitions = await db.selectFrom('role_definition').selectAll().execute();
    const permissions = await db.selectFrom('role_permission').selectAll().execute();

    const stored = definitions.map(({ code, scope, rank }) => ({
      code,
      scope,
      rank,
      permissions: permissions
        .filter(({ role }) => role === code)
        .map(({ permission }) => permission)
        .toSorted(),
    }));
    const written = Object.entries(roles).map(([code, role]) => ({
      code,
      ...role,
      permissions: role.permissions.toSorted(),
    }));
    expect(stored).toEqual(expect.arrayContaining(written));
    expect(stored).toHaveLength(written.length);
  });

  it('can be offered by the roles of the agreed table and by no other', () => {
    const offeredBy = Object.fromEntries(
      communityRoles.map((role) => [role, rolesWith(`role.offer:${role}`)]),
    );
    expect(offeredBy).toEqual({
      manager: ['manager', 'regional_staff'],
      caretaker: [],
      co_manager: ['manager', 'regional_staff'],
      membership_manager: ['manager', 'co_manager', 'regional_staff'],
      moderator: ['manager', 'co_manager'],
      facilitator: ['manager', 'co_manager'],
      editor: ['manager', 'co_manager'],
      observer: ['manager', 'regional_staff'],
      contact_person: ['manager', 'co_manager'],
    });
  });

  it('never let somebody within a community give more than they hold', () => {
    for (const giver of communityRoles) {
      const own = roles[giver].permissions;
      const given = communityRoles.filter((role) => own.includes(`role.offer:${role}`));
      for (const role of given) {
        expect(rankOf(role)).toBeLessThanOrEqual(rankOf(giver));
        expect(roles[role].permissions.filter((permission) => !own.includes(permission))).toEqual(
          [],
        );
      }
    }
  });

  it('give platform administrators no power inside communities', () => {
    const inside = (role: 'platform_admin' | 'regional_staff') =>
      roles[role].permissions.filter((one) => /^(community|member|membership|role)\./.test(one));
    expect(inside('platform_admin')).toEqual([]);
    expect(inside('regional_staff')).not.toEqual([]);
    expect(platformRoles.every((role) => roles[role].scope === 'platform')).toBe(true);
  });

  it('have a usual term within the longest one', () => {
    for (const rule of Object.values(grantRules)) {
      expect(rule.standardMonths).toBeLessThanOrEqual(rule.longestMonths);
    }
    expect(termMonths('co_manager', undefined)).toBe(12);
    expect(termMonths('co_manager', 24)).toBe(24);
    expect(termMonths('co_manager', 25)).toBeUndefined();
    expect(termMonths('co_manager', 1.5)).toBeUndefined();
  });

  it('end a term on the last day of a month that has no such day', () => {
    const end = termEnd(new Date('2026-08-31T10:00:00Z'), 6);
    expect(end.toISOString()).toBe('2027-02-28T10:00:00.000Z');
  });
});
