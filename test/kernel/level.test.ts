// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { higher, isLevel, levels, lower, reaches } from '../../src/kernel/level.js';

describe('levels of assurance', () => {
  it('are ordered from none to high', () => {
    expect(levels).toEqual(['none', 'low', 'substantial', 'high']);
    expect(reaches('substantial', 'low')).toBe(true);
    expect(reaches('low', 'substantial')).toBe(false);
    expect(reaches('high', 'high')).toBe(true);
  });

  it('compare by proof, not by alphabet', () => {
    expect(lower('high', 'low')).toBe('low');
    expect(higher('none', 'low')).toBe('low');
  });

  it('are a closed list', () => {
    expect(isLevel('unproven')).toBe(false);
    expect(isLevel('high')).toBe(true);
  });
});
