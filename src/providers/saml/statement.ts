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
  readonly nameIdFormat: string | undefined;
  readonly spNameQualifier: string | undefined;
  readonly sessionIndex: string | undefined;
  /** First value of each attribute, trimmed; empty ones left out. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Every value: eIDAS gives a name in its own script and in Latin letters. */
  readonly allValues: ReadonlyMap<string, readonly string[]>;
}

export function readStatement(assertion: Element, profile: StrictProfile): Statement {
  const subject = descend(assertion, ns.saml, 'Subject');
  const nameId = descend(subject, ns.saml, 'NameID');
  const authn = descend(assertion, ns.saml, 'AuthnStatement');
  const classRef = descend(authn, ns.saml, 'AuthnContext', 'AuthnContextClassRef');
  const conditions = descend(assertion, ns.saml, 'Conditions');
  const allValues = readValues(assertion);
  return {
    assertionId: assertion.attributes.get('ID') ?? '',
    notOnOrAfter: instant(conditions?.attributes.get('NotOnOrAfter')),
    issuedAt: instant(assertion.attributes.get('IssueInstant')),
    level: profile.levels.get(classRef?.text.trim() ?? '') ?? 'none',
    authenticatedAt: instant(authn?.attributes.get('AuthnInstant')),
    nameId: nameId?.text.trim() ?? '',
    nameQualifier: nameId?.attributes.get('NameQualifier') ?? '',
    nameIdFormat: nameId?.attributes.get('Format'),
    spNameQualifier: nameId?.attributes.get('SPNameQualifier'),
    sessionIndex: authn?.attributes.get('SessionIndex'),
    attributes: new Map([...allValues].map(([name, [first = '']]) => [name, first])),
    allValues,
  };
}

const instant = (text: string | undefined): Date => new Date(parseInstant(text) ?? 0);

function readValues(assertion: Element): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const statement = descend(assertion, ns.saml, 'AttributeStatement');
  for (const attribute of childrenOf(statement, ns.saml, 'Attribute')) {
    const values = childrenOf(attribute, ns.saml, 'AttributeValue');
    const plain = values.filter(({ children }) => children.length === 0);
    const said = plain.map(({ text }) => text.trim()).filter(Boolean);
    if (said.length > 0) found.set(attribute.attributes.get('Name') ?? '', said);
  }
  return found;
}
