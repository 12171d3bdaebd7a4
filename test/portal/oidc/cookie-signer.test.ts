// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { cookieSigner } from '../../../src/portal/oidc/cookie-signer.js';

describe('the signatures of the provider’s cookies', () => {
  it('hold for what was signed, under the newest key and under older ones', () => {
    const before = cookieSigner(['old']);
    const after = cookieSigner(['new', 'old']);
    expect(after.index('a=1', after.sign('a=1'))).toBe(0);
    expect(after.index('a=1', before.sign('a=1'))).toBe(1);
    expect(after.verify('a=1', before.sign('a=1'))).toBe(true);
  });

  it('hold for nothing else', () => {
    const signer = cookieSigner(['new']);
    expect(signer.index('a=2', signer.sign('a=1'))).toBe(-1);
    expect(signer.verify('a=1', '')).toBe(false);
    expect(signer.verify('a=1', cookieSigner(['another']).sign('a=1'))).toBe(false);
  });

  it('need a key', () => {
    expect(() => cookieSigner([])).toThrow('key');
  });
});
