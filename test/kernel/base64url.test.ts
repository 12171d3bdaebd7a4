// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { readBase64url } from '../../src/kernel/base64url.js';

describe('base64url', () => {
  it('is read back to the same bytes', () => {
    for (const text of ['', 'Pi', 'Piazza è piazza', '\u0000\u0001\u00ff']) {
      const bytes = Buffer.from(text, 'utf8');
      expect(readBase64url(bytes.toString('base64url'))).toEqual(bytes);
    }
  });

  it('is written in one way only', () => {
    // The last letter of two bytes carries two spare bits.
    expect(readBase64url('AAA')).toEqual(Buffer.from([0, 0]));
    for (const wrong of ['AAB', 'AAA=', 'AA A', 'A+AA', 'A']) {
      expect(() => readBase64url(wrong)).toThrow();
    }
  });
});
