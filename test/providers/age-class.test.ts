// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { ageClass } from '../../src/providers/age-class.js';

const today = new Date('2026-11-22T10:00:00Z');

it.each([
  ['2012-11-23', 'child'],
  ['2012-11-22', 'minor'],
  ['2008-11-23', 'minor'],
  ['2008-11-22', 'adult'],
  ['22/11/2008', undefined],
  [undefined, undefined],
])('somebody born on %s is of class %s', (born, expected) => {
  expect(ageClass(born, today)).toBe(expected);
});
