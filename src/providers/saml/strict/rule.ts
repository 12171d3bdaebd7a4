// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Level } from '../../../kernel/level.js';
import type { ProviderErrorCode } from '../../provider-error.js';
import type { Element } from '../xml/tree.js';

/** How one kind of identity provider writes its assertions: data, not code. */
export interface StrictProfile {
  /**
   * Format of Issuer inside the Assertion: demanded, demanded when the Response's Issuer has one, or
   * checked only when it is there.
   */
  readonly assertionIssuerFormat: 'required' | 'like-response' | 'optional';
  /** Any when undefined. */
  readonly nameIdFormat: string | undefined;
  /** Where attributes name the person. Required unless said. */
  readonly nameId?: 'optional';
  readonly nameQualifier: 'required' | 'optional';
  /** AuthnContextClassRef to level. A class outside this table is refused, or proves nothing. */
  readonly levels: ReadonlyMap<string, Level>;
  readonly otherClasses?: 'prove-nothing';
  /** Attributes without which nobody is recognised, each by any of its names. */
  readonly requiredAttributes: readonly (readonly string[])[];
  /** Values that are XML themselves (eduPersonTargetedID) are passed over instead of refused. */
  readonly structuredValues?: 'ignored';
  /** A gateway hands the Assertion that it got itself on in Advice: it may be there, and is never read. */
  readonly advice?: 'ignored';
}

/** What this reply has to answer to. */
export interface Expected {
  /** entityID of the identity provider that the attempt was sent to. */
  readonly issuer: string;
  readonly requestId: string;
  readonly requestedAt: Date;
  /** Our assertion consumer service, exactly as in our metadata. */
  readonly recipient: string;
  /** Our entityID. */
  readonly audience: string;
  readonly minimum: Level;
  /** The person had to prove again who they are. */
  readonly fresh: boolean;
}

export interface Facts {
  readonly response: Element;
  readonly assertion: Element;
  readonly expected: Expected;
  readonly profile: StrictProfile;
  readonly now: Date;
  readonly skewMs: number;
}

export interface Rule {
  /** `<element>.<fault>`; in the log of every refusal. */
  readonly name: string;
  /** Numbers of AgID's validator cases that break this rule (spid-sp-test, spid-saml-check). */
  readonly agid: readonly string[];
  readonly code: ProviderErrorCode;
  broken(facts: Facts): boolean;
}

export interface RuleOptions {
  readonly agid?: string | readonly string[];
  readonly code?: ProviderErrorCode;
}

/** @param options by default a broken rule means `malformed`. */
export const rule = (
  name: string,
  options: RuleOptions,
  broken: (facts: Facts) => boolean,
): Rule => ({
  name,
  agid: typeof options.agid === 'string' ? [options.agid] : (options.agid ?? []),
  code: options.code ?? 'malformed',
  broken,
});

type Read = (facts: Facts) => string | undefined;
type ReadElement = (facts: Facts) => Element | undefined;

/** The AgID numbers of the two rules that everything required has. */
interface PresenceNumbers {
  readonly missing?: string | readonly string[];
  readonly empty?: string | readonly string[];
}

/** A value has to be there, and to say something. */
export const requiredValue = (name: string, agid: PresenceNumbers, read: Read): readonly Rule[] => [
  rule(`${name}_missing`, numbered(agid.missing), (facts) => read(facts) === undefined),
  rule(`${name}_empty`, numbered(agid.empty), (facts) => read(facts)?.trim() === ''),
];

/** A value that is there has to be the expected one, exactly. */
export const expectedValue = (
  name: string,
  options: RuleOptions & { readonly wanted: (facts: Facts) => string },
  read: Read,
): Rule =>
  rule(name, options, (facts) => {
    const value = read(facts)?.trim();
    return value !== undefined && value !== '' && value !== options.wanted(facts);
  });

/** An element has to be there, and to hold something. */
export const requiredElement = (
  name: string,
  agid: PresenceNumbers,
  read: ReadElement,
): readonly Rule[] => [
  rule(`${name}_missing`, numbered(agid.missing), (facts) => read(facts) === undefined),
  rule(`${name}_empty`, numbered(agid.empty), (facts) => {
    const element = read(facts);
    return element !== undefined && isEmpty(element);
  }),
];

/** Rules that are asked only where a condition holds. */
export const given = (holds: (facts: Facts) => boolean, rules: readonly Rule[]): readonly Rule[] =>
  rules.map((inner) => ({
    ...inner,
    broken: (facts) => holds(facts) && inner.broken(facts),
  }));

/** Rules about what is in an element; that it has to be there is a rule before them. */
export const inside = (parent: ReadElement, rules: readonly Rule[]): readonly Rule[] =>
  given((facts) => parent(facts) !== undefined, rules);

const isEmpty = (element: Element): boolean =>
  element.children.length === 0 && element.text.trim() === '';

const numbered = (agid: string | readonly string[] | undefined): RuleOptions =>
  agid ? { agid } : {};
