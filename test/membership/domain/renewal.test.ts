// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, later } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { communityRoles } from '../../../src/membership/domain/permissions.js';
import type { RoleGrant } from '../../../src/membership/domain/role-grant.js';
import { isRenewable, renewedUntil } from '../../../src/membership/domain/roles/renewal.js';
import { grantRules, termEnd } from '../../../src/membership/domain/terms.js';

const now = new Date('2026-11-22T10:00:00Z');
const grants = fc
  .record({ role: fc.constantFrom(...communityRoles), days: fc.integer({ min: -90, max: 900 }) })
  .map(
    ({ role, days }): RoleGrant => ({
      id: newId(),
      stintId: newId(),
      communityId: newId(),
      memberId: newId(),
      role,
      status: 'active',
      offeredBy: undefined,
      grantedBy: undefined,
      founder: false,
      message: '',
      months: undefined,
      validFrom: later(now, -1_000 * day),
      validUntil: later(now, days * day),
      createdAt: now,
    }),
  );

it('a renewal is longer than the term it follows, and never longer than the role may be held', () => {
  fc.assert(
    fc.property(grants, (grant) => {
      fc.pre(isRenewable(grant, now));
      const until = renewedUntil(grant, now);
      expect(until > now).toBe(true);
      expect(until > (grant.validUntil ?? now)).toBe(true);
      expect(until <= termEnd(now, grantRules[grant.role].longestMonths)).toBe(true);
    }),
  );
});

it('nothing is renewed more than sixty days before its end, and a caretaker never', () => {
  fc.assert(
    fc.property(grants, (grant) => {
      fc.pre(grant.role === 'caretaker' || (grant.validUntil ?? now) > later(now, 60 * day));
      expect(isRenewable(grant, now)).toBe(false);
    }),
  );
});
