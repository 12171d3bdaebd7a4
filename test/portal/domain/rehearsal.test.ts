// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { rehearsedScopes } from '../../../src/portal/domain/rehearsal.js';

const nothing = { covered: true, hasName: false, hasAddress: false };
const missing = (scope: string, userinfo: Record<string, unknown>, known = nothing) =>
  rehearsedScopes([scope], { idToken: {}, userinfo }, known)
    .flatMap(({ claims }) => claims)
    .map(({ name, missing: why }) => [name, why]);

it('says of lists that are too long that they are, and where to ask', () => {
  expect(missing('memberships', { groups_overage: true })).toEqual([
    ['memberships', 'overage'],
    ['roles', 'overage'],
    ['entitlements', 'overage'],
    ['groups_overage', undefined],
  ]);
  expect(missing('email', { groups_overage: true })).toEqual([
    ['email', 'no_address'],
    ['email_verified', 'no_address'],
  ]);
});

it('says of a proven name that no agreement covers it, and of one that is not there that it is not', () => {
  const uncovered = { covered: false, hasName: true, hasAddress: false };
  expect(missing('legal_name', {}, uncovered)).toEqual([
    ['given_name', 'no_agreement'],
    ['family_name', 'no_agreement'],
  ]);
  expect(missing('email', {}, uncovered)[0]).toEqual(['email', 'no_address']);
  expect(missing('email', {}, { ...uncovered, hasAddress: true })[0]?.[1]).toBe('no_agreement');
  const named = { ...uncovered, hasName: false };
  expect(missing('legal_name', {}, named)[0]?.[1]).toBe('no_legal_name');
});

it('says of entitlements that nobody asserts them, and nothing of a flag that is not raised', () => {
  expect(missing('memberships', { memberships: [], roles: [] })).toEqual([
    ['memberships', undefined],
    ['roles', undefined],
    ['entitlements', 'not_asserted'],
  ]);
});

it('knows where each claim arrives, and no claims of scopes that are for the API', () => {
  const released = { idToken: { sub: 's', acr: 'a' }, userinfo: { sub: 's' } };
  const [openid, ...rest] = rehearsedScopes(['openid', 'members:read'], released, nothing);
  expect(rest).toEqual([]);
  expect(openid?.claims).toEqual([
    { name: 'sub', arrives: ['id_token', 'userinfo'], missing: undefined },
    { name: 'acr', arrives: ['id_token'], missing: undefined },
    { name: 'amr', arrives: [], missing: 'next_sign_in' },
    { name: 'auth_time', arrives: [], missing: 'next_sign_in' },
  ]);
});
