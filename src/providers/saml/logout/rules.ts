// SPDX-License-Identifier: AGPL-3.0-or-later
import { minute } from '../../../kernel/clock.js';
import { ProviderError, type ProviderErrorCode } from '../../provider-error.js';
import { issuerEntity, ns } from '../names.js';
import { parseInstant } from '../strict/time.js';
import { childrenOf, descend, type Element } from '../xml/tree.js';

export interface LogoutFacts {
  /** Our address that the message came to. */
  readonly destination: string;
  readonly now: Date;
  readonly skewMs: number;
}

/** How old a message may be that does not say itself until when it counts. */
const patience = 5 * minute;

type Fault = readonly [rule: string, code?: ProviderErrorCode];

const refuseIf = (broken: boolean, ...[rule, code = 'malformed']: Fault): void => {
  if (broken) throw new ProviderError(code, { rule: `logout.${rule}` });
};

/** What every logout message has to say (SAML core 3.2). @throws ProviderError */
export function checkMessage(root: Element, facts: LogoutFacts): void {
  const { attributes } = root;
  const { now, skewMs, destination } = facts;
  refuseIf(attributes.get('Version') !== '2.0', 'version');
  refuseIf(!attributes.get('ID'), 'id_missing');
  refuseIf(attributes.get('Destination') !== destination, 'destination_other', 'mismatched');
  const issued = parseInstant(attributes.get('IssueInstant')) ?? Number.NaN;
  refuseIf(Number.isNaN(issued), 'issue_instant_form');
  refuseIf(issued > now.getTime() + skewMs, 'issue_instant_future');
  refuseIf(issued < now.getTime() - patience - skewMs, 'issue_instant_past', 'expired');
  const format = descend(root, ns.saml, 'Issuer')?.attributes.get('Format');
  refuseIf(format !== undefined && format !== issuerEntity, 'issuer_format');
}

/** Whom and which sessions a LogoutRequest names (SAML core 3.7.1). @throws ProviderError */
export function readRequest(
  root: Element,
  facts: LogoutFacts,
): { readonly id: string; readonly nameId: string; readonly sessionIndexes: readonly string[] } {
  checkMessage(root, facts);
  const limit = root.attributes.get('NotOnOrAfter');
  if (limit !== undefined) {
    const end = parseInstant(limit);
    refuseIf(end === undefined, 'not_on_or_after_form');
    const past = (end ?? 0) <= facts.now.getTime() - facts.skewMs;
    refuseIf(past, 'not_on_or_after_past', 'expired');
  }
  const nameId = descend(root, ns.saml, 'NameID')?.text.trim() ?? '';
  refuseIf(nameId === '', 'name_id_missing');
  const sessionIndexes = childrenOf(root, ns.samlp, 'SessionIndex').map(({ text }) => text.trim());
  return { id: root.attributes.get('ID') ?? '', nameId, sessionIndexes };
}
