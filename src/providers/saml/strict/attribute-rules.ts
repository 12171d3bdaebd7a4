// SPDX-License-Identifier: AGPL-3.0-or-later
import { ns } from '../names.js';
import { childrenOf, descend, type Element } from '../xml/tree.js';
import { rule, type Facts, type Rule } from './rule.js';

const statement = ({ assertion }: Facts) => descend(assertion, ns.saml, 'AttributeStatement');
const attributes = (facts: Facts): readonly Element[] =>
  childrenOf(statement(facts), ns.saml, 'Attribute');
const nameOf = (attribute: Element): string => attribute.attributes.get('Name') ?? '';

const valueOf = (facts: Facts, name: string): string | undefined => {
  const attribute = attributes(facts).find((candidate) => nameOf(candidate) === name);
  return descend(attribute, ns.saml, 'AttributeValue')?.text.trim();
};

/** What is said about the person. Optional attributes may come empty, as some providers send them. */
export const attributeRules: readonly Rule[] = [
  rule('attributes.none', { agid: '98' }, (facts) => {
    return facts.profile.requiredAttributes.length > 0 && attributes(facts).length === 0;
  }),
  rule('attributes.without_value', { agid: '99' }, (facts) => {
    return attributes(facts).some((attribute) => {
      return childrenOf(attribute, ns.saml, 'AttributeValue').length === 0;
    });
  }),
  rule('attributes.structured_value', {}, (facts) => {
    if (facts.profile.structuredValues === 'ignored') return false;
    return attributes(facts).some((attribute) =>
      attribute.children.some((value) => value.children.length > 0),
    );
  }),
  rule('attributes.repeated', {}, (facts) => {
    const names = attributes(facts).map(nameOf);
    return new Set(names).size !== names.length;
  }),
  rule('attributes.required_missing', { agid: '103' }, (facts) => {
    return facts.profile.requiredAttributes.some(
      (names) => !names.some((name) => valueOf(facts, name)),
    );
  }),
];
