// SPDX-License-Identifier: AGPL-3.0-or-later
import { issuerEntity } from '../names.js';
import type { Element } from '../xml/tree.js';
import { requiredValue, rule, type Facts, type Rule } from './rule.js';

interface IssuerNumbers {
  readonly missing: string;
  readonly empty: string;
  readonly other: string;
}

/** Issuer names the identity provider that the attempt was sent to. */
export const issuerRules = (
  name: string,
  agid: IssuerNumbers,
  read: (facts: Facts) => Element | undefined,
): readonly Rule[] => [
  ...requiredValue(name, agid, (facts) => read(facts)?.text),
  rule(`${name}_other`, { agid: agid.other, code: 'mismatched' }, (facts) => {
    return read(facts)?.text.trim() !== facts.expected.issuer;
  }),
];

/** A Format that is there has to be the entity format. */
export const issuerFormatRule = (
  name: string,
  agid: string,
  read: (facts: Facts) => Element | undefined,
): Rule =>
  rule(`${name}_format_other`, { agid }, (facts) => {
    const format = read(facts)?.attributes.get('Format');
    return format !== undefined && format !== '' && format !== issuerEntity;
  });
