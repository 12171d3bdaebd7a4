// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Level } from '../../kernel/level.js';
import { ns } from './names.js';
import type { StrictProfile } from './strict/rule.js';
import { parseInstant } from './strict/time.js';
import { childrenOf, descend, type Element } from './xml/tree.js';

/** What a verified Assertion says, read from its signed bytes after every rule held. */
export interface Statement {
  readonly assertionId: string;
  /** Until when the same Assertion could be sent again. */
  readonly notOnOrAfter: Date;
  readonly issuedAt: Date;
  readonly level: Level;
  readonly authenticatedAt: Date;
  readonly nameId: string;
  readonly nameQualifier: string;
  readonly sessionIndex: string | undefined;
  /** First value of each attribute, trimmed; empty ones left out. */
  readonly attributes: ReadonlyMap<string, string>;
}

export function readStatement(assertion: Element, profile: StrictProfile): Statement {
  const subject = descend(assertion, ns.saml, 'Subject');
  const nameId = descend(subject, ns.saml, 'NameID');
  const authn = descend(assertion, ns.saml, 'AuthnStatement');
  const classRef = descend(authn, ns.saml, 'AuthnContext', 'AuthnContextClassRef');
  const conditions = descend(assertion, ns.saml, 'Conditions');
  return {
    assertionId: assertion.attributes.get('ID') ?? '',
    notOnOrAfter: instant(conditions?.attributes.get('NotOnOrAfter')),
    issuedAt: instant(assertion.attributes.get('IssueInstant')),
    level: profile.levels.get(classRef?.text.trim() ?? '') ?? 'none',
    authenticatedAt: instant(authn?.attributes.get('AuthnInstant')),
    nameId: nameId?.text.trim() ?? '',
    nameQualifier: nameId?.attributes.get('NameQualifier') ?? '',
    sessionIndex: authn?.attributes.get('SessionIndex'),
    attributes: readAttributes(assertion),
  };
}

const instant = (text: string | undefined): Date => new Date(parseInstant(text) ?? 0);

function readAttributes(assertion: Element): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const statement = descend(assertion, ns.saml, 'AttributeStatement');
  for (const attribute of childrenOf(statement, ns.saml, 'Attribute')) {
    const text = descend(attribute, ns.saml, 'AttributeValue')?.text.trim();
    if (text) values.set(attribute.attributes.get('Name') ?? '', text);
  }
  return values;
}
