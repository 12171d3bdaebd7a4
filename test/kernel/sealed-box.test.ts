// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createSealedBox } from '../../src/kernel/sealed-box.js';

const older = { id: 'k1', secret: randomBytes(32) };
const newer = { id: 'k2', secret: randomBytes(32) };
const content = Buffer.from('nonce and verifier');

describe('a sealed box', () => {
  it('opens what it sealed', () => {
    const box = createSealedBox([newer]);
    expect(box.open('attempt', box.seal('attempt', content))).toEqual(content);
  });

  it('shows nothing of its content and is never twice the same', () => {
    const box = createSealedBox([newer]);
    const [one, two] = [box.seal('attempt', content), box.seal('attempt', content)];
    expect(one.includes(content)).toBe(false);
    expect(one.equals(two)).toBe(false);
  });

  it('opens with an older key after a rotation, and seals with the newest', () => {
    const before = createSealedBox([older]).seal('attempt', content);
    const rotated = createSealedBox([newer, older]);
    expect(rotated.open('attempt', before)).toEqual(content);
    expect(rotated.seal('attempt', content).subarray(1, 3).toString()).toBe('k2');
  });

  it('refuses another purpose, an altered bit, a truncated box and a key that is gone', () => {
    const box = createSealedBox([newer]);
    const sealed = box.seal('attempt', content);
    const altered = Buffer.from(sealed);
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
    expect(() => box.open('session', sealed)).toThrow();
    expect(() => box.open('attempt', altered)).toThrow();
    expect(() => box.open('attempt', sealed.subarray(0, 20))).toThrow();
    expect(() => createSealedBox([older]).open('attempt', sealed)).toThrow('gone');
  });

  it('cannot be made without a key', () => {
    expect(() => createSealedBox([])).toThrow('needs a key');
  });
});
