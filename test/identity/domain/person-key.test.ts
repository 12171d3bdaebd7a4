// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { createPersonKeys } from '../../../src/identity/domain/person-key.js';

const older = { id: 'k1', secret: Buffer.alloc(32, 1) };
const newer = { id: 'k2', secret: Buffer.alloc(32, 2) };
const code = 'IT:BSSGLI88D52M990F';

describe('person keys', () => {
  it('give one hash per key, newest first, the same for every spelling of one code', () => {
    const keys = createPersonKeys([newer, older]);
    const hashes = keys.hash('it-fiscal-code', code);
    expect(hashes.map((hash) => hash.version)).toEqual(['k2', 'k1']);
    for (const spelling of [
      ' it:bssgli88d52m990f ',
      'TINIT-BSSGLI88D52M990F',
      'BSSGLI88D52M990F',
    ]) {
      expect(keys.hash('it-fiscal-code', spelling)).toEqual(hashes);
    }
  });

  it('tell two codes of omocodia apart', () => {
    const keys = createPersonKeys([newer]);
    const [one] = keys.hash('it-fiscal-code', 'IT:RSSMRA80A01H501U');
    const [other] = keys.hash('it-fiscal-code', 'IT:RSSMRA80A01H50MM');
    expect(one?.hmac.equals(other?.hmac ?? Buffer.alloc(0))).toBe(false);
  });

  it('name a subject the same after a new key, and never as its hash', () => {
    const before = createPersonKeys([older]);
    const after = createPersonKeys([newer, older]);
    const subject = after.subject('it-fiscal-code', code);
    expect(subject).toBe(before.subject('it-fiscal-code', code));
    const hashes = after.hash('it-fiscal-code', code).map((hash) => hash.hmac.toString('hex'));
    expect(hashes).not.toContain(subject);
  });

  it('keep eIDAS identifiers as they were sent', () => {
    const keys = createPersonKeys([newer]);
    expect(keys.hash('eidas-person-id', 'DE/IT/aBc')).not.toEqual(
      keys.hash('eidas-person-id', 'DE/IT/ABC'),
    );
  });

  it('refuse what is no code, and say nothing of it', () => {
    const keys = createPersonKeys([newer]);
    for (const wrong of ['', 'IT:', 'IT:BSSGLI88D52M990X', 'mario']) {
      expect(() => keys.hash('it-fiscal-code', wrong)).toThrow('identity.key_malformed');
    }
  });
});
