// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { addressOn } from '../../../../src/membership/domain/settings/home.js';

const portal = { addresses: ['https://portale.example/entra'] };

it.each([
  ['', 'https://portale.example/'],
  ['/spazi/1', 'https://portale.example/spazi/1'],
  ['https://portale.example/spazi/1', 'https://portale.example/spazi/1'],
  // Without slashes it is a path on the portal here, and another place by itself.
  ['https:altrove.example/x', 'https://portale.example/altrove.example/x'],
])('the home at %j is kept as what was looked at', (said, kept) => {
  expect(addressOn(portal, said)).toBe(kept);
});

it.each(['https://altrove.example/x', '//altrove.example/x', 'https://a:b@portale.example/'])(
  'a home at %s is refused',
  (said) => {
    expect(() => addressOn(portal, said)).toThrow('community.home_not_on_portal');
  },
);
