// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { agidNumbers } from '../../src/providers/saml/agid-numbers.js';
import { strictRules } from '../../src/providers/saml/strict/check.js';

const table = z.strictObject({
  about: z.string(),
  cases: z.array(
    z.union([
      z.strictObject({ case: z.string(), means: z.string(), accepted: z.literal(true) }),
      z.strictObject({
        case: z.string(),
        means: z.string(),
        rules: z.array(z.string()).min(1),
        official: z.string().optional(),
      }),
    ]),
  ),
});
const { cases } = table.parse(JSON.parse(readFileSync('conformance/expected-rules.json', 'utf8')));
const refused = cases.filter((expected) => 'rules' in expected);
/** Refusals before the protocol's own rules: of the document, of its signatures, of a failed sign-in. */
const earlier = /^(document|signature|status\.error$|assertion\.missing$)/;

describe('the table of the validator’s cases', () => {
  test('has each of the 111 cases once', () => {
    expect(new Set(cases.map((expected) => expected.case)).size).toBe(111);
    expect(cases).toHaveLength(111);
  });

  test('names only rules that there are', () => {
    const known = new Set(strictRules.map(({ name }) => name));
    const named = refused.flatMap(({ rules }) => rules);

    expect(named.filter((rule) => !earlier.test(rule) && !known.has(rule))).toEqual([]);
  });

  test('lists a rule for every case whose AgID number the rule carries', () => {
    const unlisted = strictRules.flatMap(({ name, agid }) =>
      refused
        .filter((expected) => agid.includes(expected.case) && !expected.rules.includes(name))
        .map((expected) => `${expected.case}: ${name}`),
    );
    expect(unlisted).toEqual([]);
  });

  test('starts with the rule whose log line carries the number of the case', () => {
    const unnumbered = refused.filter(({ case: name, rules: [rule = ''], official }) => {
      return !agidNumbers({ rule, ...(official && { official }) }).includes(name);
    });
    expect(unnumbered).toEqual([]);
  });

  test('names one rule for a case, but where the case breaks several', () => {
    const several = refused.filter(({ rules }) => rules.length > 1).map(({ case: name }) => name);
    expect(several).toEqual('xslt 8 9 33 34 79 80 81 82 83 86 90 93'.split(' '));
  });
});
