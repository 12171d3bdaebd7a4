// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { acrOf, reportedAcr, requiredLevel } from '../../../src/portal/domain/assurance.js';
import { returnAddressAllowed, type Portal } from '../../../src/portal/domain/portal.js';
import { alreadyShown, claimsToShow } from '../../../src/portal/domain/release.js';

const issuer = 'https://piazza.example/oidc';
const acr = (level: 'none' | 'low' | 'substantial' | 'high'): string => acrOf(issuer, level);

describe('an address to go back to', () => {
  const portal = {
    returnUrls: ['https://portal.example/community', 'http://localhost:3005/'],
  } as unknown as Portal;

  it.each([
    'https://portal.example/community',
    'https://portal.example/community/young?page=2#top',
    'http://localhost:3005/anything',
  ])('is one of the portal’s own: %s', (address) => {
    expect(returnAddressAllowed(portal, address)).toBe(true);
  });

  it.each([
    ['another path', 'https://portal.example/communities'],
    ['a path that climbs out', 'https://portal.example/community/../admin'],
    ['another scheme', 'http://portal.example/community'],
    ['another port', 'https://portal.example:8443/community'],
    ['a host that begins alike', 'https://portal.example.evil.example/community'],
    ['a host behind a user name', 'https://portal.example@evil.example/community'],
    ['a user name', 'https://user@portal.example/community'],
    ['a script', 'javascript:alert(1)'],
    ['a relative path', '/community'],
    ['nothing', ''],
  ])('is refused with %s', (_what, address) => {
    expect(returnAddressAllowed(portal, address)).toBe(false);
  });
});

describe('the level that a request needs', () => {
  it.each([
    ['the portal’s own where nothing is asked', 'low', [], [], 'low'],
    ['the weakest that would do', 'none', [acr('high'), acr('low')], [], 'low'],
    ['never below the portal’s own', 'substantial', [acr('low')], [], 'substantial'],
    [
      'of the essential values, whatever else is wished',
      'none',
      [acr('low')],
      [acr('high')],
      'high',
    ],
    ['the portal’s own where only strangers’ values are wished', 'low', ['urn:x'], [], 'low'],
    ['none of ours where only strangers’ values are essential', 'low', [], ['urn:x'], undefined],
  ] as const)('is %s', (_what, own, acrValues, essential, expected) => {
    expect(requiredLevel(issuer, own, { acrValues, essential })).toBe(expected);
  });

  it('is reported as reached, or as the strongest essential value within it', () => {
    const none = { acrValues: [], essential: [] };
    expect(reportedAcr(issuer, 'high', none)).toBe('http://eidas.europa.eu/LoA/high');
    expect(reportedAcr(issuer, 'none', none)).toBe(`${issuer}/loa/none`);
    const essential = { acrValues: [], essential: [acr('low'), acr('substantial')] };
    expect(reportedAcr(issuer, 'high', essential)).toBe(acr('substantial'));
  });
});

describe('what is to be shown before it is released', () => {
  const registered = ['openid', 'profile', 'groups'];

  it('is what the scopes ask for, within the registration', () => {
    const scopes = ['openid', 'groups', 'email'];
    expect(claimsToShow({ registered, scopes, named: [] })).toEqual(['groups']);
  });

  it('is what `claims` names too, within the registration', () => {
    const named = ['name', 'email', 'sub'];
    expect(claimsToShow({ registered, scopes: ['openid'], named })).toEqual(['name']);
  });

  it('is nothing new when all of it was shown', () => {
    expect(alreadyShown(['name'], ['email', 'name'])).toBe(true);
    expect(alreadyShown(['name', 'roles'], ['name'])).toBe(false);
  });
});
