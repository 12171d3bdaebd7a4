// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import { agidNumbers } from '../../../src/providers/saml/agid-numbers.js';
import { strictRules } from '../../../src/providers/saml/strict/check.js';
import { createIdpKey } from '../../simulators/spid-idp/keys.js';
import { attacks } from '../../support/saml/attacks.js';

const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
/** Rows of the anomaly table that have to be refused; 50, 67 to 68 and others do not exist or are accepted. */
const refused = [
  ...range(2, 5),
  ...range(1, 8).map((number) => `xsw${number}`),
  'xslt',
  ...range(8, 30),
  ...range(32, 49),
  ...range(51, 100),
  ...range(103, 108),
  '111',
  '112',
  '113',
];

test('every row of the anomaly table that is refused has its number in the log', async () => {
  const keys = { idp: await createIdpKey('alfa'), other: await createIdpKey('beta') };
  const corpus = attacks(keys).map(({ rule }) => rule);
  const rules = [...strictRules.map(({ name }) => name), ...corpus];
  const officials = ['19', '20', '21', '22', '23', '25'];
  const logged = new Set([
    ...rules.flatMap((rule) => agidNumbers({ rule })),
    ...officials.flatMap((official) => agidNumbers({ rule: 'status.error', official })),
  ]);

  expect(refused.filter((number) => !logged.has(number))).toEqual([]);
});
