// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { writeCsv } from '../../src/kernel/csv.js';

test.each(['=1', '+1', '-1', '@a', '\ta', '\ra', '\na', ' =1', '＝1'])(
  'a cell %j is text to every spreadsheet',
  (text) => expect(writeCsv([[text]])).toContain(`'${text}`),
);

test('what ends a cell elsewhere does not end one here', () => {
  expect(writeCsv([['a;b', 'c,d', 'e"f', 'g']])).toBe('"a;b","c,d","e""f",g\r\n');
  expect(writeCsv([['a;b', 'c,d', 'e\nf', 'g']], ';')).toBe('"a;b";"c,d";"e\nf";g\r\n');
});
