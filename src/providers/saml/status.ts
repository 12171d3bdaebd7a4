// SPDX-License-Identifier: AGPL-3.0-or-later
import type { XmlDocument } from 'libxml2-wasm';
import { ProviderError } from '../provider-error.js';
import { ns, statusSuccess } from './names.js';
import { childElements, descend, toTree } from './xml/tree.js';

/** Chooses the failure for a code of the official list. */
export type OfficialErrors = ReadonlyMap<string, 'cancelled' | 'refused' | 'expired'>;

const errorCode = /ErrorCode\s+nr0*(\d{1,3})\b/i;

/**
 * A Response without an Assertion: of its status only the official error code is read, because such
 * answers come unsigned. It opens nothing and changes nothing.
 * @throws ProviderError always, when there is no Assertion
 */
export function refuseWithoutAssertion(document: XmlDocument, known: OfficialErrors): void {
  const { root } = document;
  if (root.name !== 'Response' || root.namespaceUri !== ns.samlp) {
    throw new ProviderError('malformed', { rule: 'document.not_a_response' });
  }
  const names = childElements(root).map(({ name }) => name);
  if (names.includes('Assertion') || names.includes('EncryptedAssertion')) return;
  const response = toTree(root, ['Signature']);
  const status = descend(response, ns.samlp, 'Status');
  const code = descend(status, ns.samlp, 'StatusCode')?.attributes.get('Value');
  if (code === statusSuccess) throw new ProviderError('malformed', { rule: 'assertion.missing' });
  const official = errorCode.exec(descend(status, ns.samlp, 'StatusMessage')?.text ?? '')?.[1];
  throw new ProviderError(known.get(official ?? '') ?? 'refused', {
    rule: 'status.error',
    ...(official && { official }),
  });
}
