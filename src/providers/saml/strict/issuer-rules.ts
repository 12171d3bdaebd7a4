// SPDX-License-Identifier: AGPL-3.0-or-later
import { issuerEntity } from '../names.js';
import type { Element } from '../xml/tree.js';
import { expectedValue, requiredValue, type Facts, type Rule } from './rule.js';

interface IssuerNumbers {
  readonly missing: string;
  readonly empty: string;
  readonly other: string;
  readonly format: string;
}

/** Issuer names the identity provider that the attempt was sent to; a Format is the entity format. */
export const issuerRules = (
  name: string,
  agid: IssuerNumbers,
  read: (facts: Facts) => Element | undefined,
): readonly Rule[] => [
  ...requiredValue(name, agid, (facts) => read(facts)?.text),
  expectedValue(
    `${name}_other`,
    { agid: agid.other, code: 'mismatched', wanted: ({ expected }) => expected.issuer },
    (facts) => read(facts)?.text,
  ),
  expectedValue(`${name}_format`, { agid: agid.format, wanted: () => issuerEntity }, (facts) =>
    read(facts)?.attributes.get('Format'),
  ),
];
