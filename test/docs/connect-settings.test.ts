// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { softwareOf, softwareSettings } from '../../src/portal/domain/connect.js';
import { blankPortal } from '../../src/portal/domain/portal-state.js';
import { presetFor, presetNames } from '../../src/portal/domain/presets.js';
import { connectPage } from '../support/portal/connect-page.js';

it.each(presetNames)('staff read of %s what its page says', (name) => {
  const portal = { ...blankPortal, ...presetFor(name, 'https://portal.example.org') };
  const issuer = 'https://piazza.example.org/oidc';
  expect(softwareOf(portal)).toBe(name);
  const connection = { ...portal, issuer, clientId: name, secret: '<secret>' };
  expect(softwareSettings(name, connection)).toEqual(connectPage(name).settings);
});

it('a Nextcloud whose groups have no prefix keeps the names of its accounts, and is given no expression for everything', () => {
  const portal = { ...blankPortal, ...presetFor('nextcloud', 'https://cloud.example.org') };
  const claimShape = { groups: 'objects', prefix: '', inIdToken: false } as const;
  const issuer = 'https://piazza.example.org/oidc';
  const connection = { ...portal, claimShape, issuer, clientId: 'cloud', secret: undefined };
  const settings = Object.fromEntries(softwareSettings('nextcloud', connection));
  expect(settings).toMatchObject({ 'unique-uid': '1', 'group-provisioning': '0' });
  expect(settings).not.toHaveProperty('group-whitelist-regex');
});

it.each(['comune/', 'a|', 'p.x-', '(', 'c++'])(
  'a Nextcloud whose groups begin with %s keeps all others out',
  (prefix) => {
    const portal = { ...blankPortal, ...presetFor('nextcloud', 'https://cloud.example.org') };
    const claimShape = { groups: 'objects', prefix, inIdToken: false } as const;
    const issuer = 'https://piazza.example.org/oidc';
    const connection = { ...portal, claimShape, issuer, clientId: 'cloud', secret: undefined };
    const settings = Object.fromEntries(softwareSettings('nextcloud', connection));
    const [, expression = ''] = /^\/(.*)\/$/.exec(settings['group-whitelist-regex'] ?? '') ?? [];
    expect(`${prefix}giovani`).toMatch(new RegExp(expression));
    expect('admin').not.toMatch(new RegExp(expression));
    expect(expression).not.toMatch(/(?<!\\)\//);
  },
);

it('a portal of any other software is told what OpenID Connect calls things', () => {
  const portal = { ...blankPortal, redirectUris: ['https://portal.example.org/callback'] };
  expect(softwareOf(portal)).toBeUndefined();
  const issuer = 'https://piazza.example.org/oidc';
  const connection = { ...portal, issuer, clientId: 'custom', secret: undefined };
  const settings = Object.fromEntries(softwareSettings(undefined, connection));
  expect(settings).toMatchObject({
    issuer,
    client_id: 'custom',
    client_secret: undefined,
    redirect_uri: 'https://portal.example.org/callback',
  });
  // It has no address after a sign-out, and where it keeps no secret none is spoken of.
  expect(settings).not.toHaveProperty('post_logout_redirect_uri');
  const open = softwareSettings(undefined, { ...connection, secret: null });
  expect(Object.keys(Object.fromEntries(open))).not.toContain('client_secret');
});
