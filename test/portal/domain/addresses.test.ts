// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { parsePortalAddress } from '../../../src/portal/domain/addresses.js';

const outside = { loopback: false };

describe('an address of a portal', () => {
  it.each(['https://portal.example.org/callback', 'https://portal.example.org/a?action=b'])(
    'is taken as it is written: %s',
    (address) => expect(parsePortalAddress(address, outside)).toBe(address),
  );

  it.each([
    ['without TLS', 'http://portal.example.org/callback'],
    ['with a wildcard in its host', 'https://*.example.org/callback'],
    ['with a wildcard in its path', 'https://portal.example.org/*'],
    ['with a fragment', 'https://portal.example.org/callback#here'],
    ['with an empty fragment', 'https://portal.example.org/callback#'],
    ['with credentials', 'https://user:word@portal.example.org/callback'],
    ['of a script', 'javascript:alert(1)'],
    ['without a host', '/callback'],
    ['with space around it', ' https://portal.example.org/callback'],
    ['of this machine, in production', 'http://localhost:8080/callback'],
    ['with a line feed inside', 'https://portal.exam\nple.org/callback'],
    ['with a tabulator inside', 'https://portal.example.org/call\tback'],
    ['with backslashes', 'https://portal.example.org\\@evil.example/'],
    ['with a NUL', 'https://portal.example.org/\0'],
    ['without its slashes', 'https:portal.example.org/callback'],
    ['that is too long', `https://portal.example.org/${'a'.repeat(2_000)}`],
  ])('%s is refused', (_what, address) => {
    expect(parsePortalAddress(address, outside)).toBeUndefined();
  });

  it.each([
    ['http://localhost:8080/callback', true],
    ['http://127.0.0.1:8080/callback', true],
    ['http://[::1]:8080/callback', true],
    ['http://localhost.example.org/callback', false],
    ['http://10.0.0.1/callback', false],
  ])('in development %s is taken: %s', (address, taken) => {
    expect(parsePortalAddress(address, { loopback: true }) === address).toBe(taken);
  });
});
