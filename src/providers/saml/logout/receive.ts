// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KeyObject } from 'node:crypto';
import type { Reply } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import { ns, type Binding } from '../names.js';
import { decodeMessage, inflateMessage } from '../parse.js';
import { signatureOf, verifyRoot } from '../signature/verify-element.js';
import { readSignedQuery } from '../signature/verify-query.js';
import { readCanonical } from '../xml/canonical.js';
import { withDocument } from '../xml/document.js';
import { descend, toTree, type Element } from '../xml/tree.js';

/** A logout message whose signature holds. */
export interface ReceivedMessage {
  /** LogoutRequest or LogoutResponse, from signed bytes. */
  readonly root: Element;
  readonly issuer: string;
  /** As it came, inflated. */
  readonly bytes: Buffer;
  readonly relayState: string | undefined;
}

/** The keys of an identity provider. @throws ProviderError when there is none of this name */
export type KeysOf = (issuer: string) => Promise<readonly KeyObject[]>;

/**
 * From an HTTP request to a logout message that its Issuer signed. The Issuer that is read first only
 * chooses the keys: what is believed comes from the bytes that they verify.
 * @throws ProviderError `malformed`, `forged`
 */
export const receiveMessage = (
  binding: Binding,
  reply: Reply,
  keysOf: KeysOf,
): Promise<ReceivedMessage> =>
  binding === 'post' ? receivePost(reply, keysOf) : receiveRedirect(reply, keysOf);

/** SAML bindings 3.4: the signature is detached and covers the whole query. */
async function receiveRedirect({ rawQuery }: Reply, keysOf: KeysOf): Promise<ReceivedMessage> {
  const query = readSignedQuery(rawQuery);
  const bytes = inflateMessage(query.message);
  const root = withDocument(bytes, (document) => {
    if (signatureOf(document.root)) throw forged('signature.misplaced');
    return toTree(document.root);
  });
  const issuer = issuerOf(root, query.parameter);
  query.verify(await keysOf(issuer));
  return { root, issuer, bytes, relayState: query.relayState };
}

/** SAML bindings 3.5: the message carries its own signature. */
async function receivePost({ body }: Reply, keysOf: KeysOf): Promise<ReceivedMessage> {
  const parameter = 'SAMLResponse' in body ? 'SAMLResponse' : 'SAMLRequest';
  const bytes = decodeMessage(body[parameter] ?? '');
  const outline = withDocument(bytes, (document) => toTree(document.root));
  const keys = await keysOf(issuerOf(outline, parameter));
  const root = withDocument(bytes, (document) => readCanonical(verifyRoot(document, keys)));
  return { root, bytes, issuer: issuerOf(root, parameter), relayState: body['RelayState'] };
}

const forged = (rule: string): ProviderError => new ProviderError('forged', { rule });

function issuerOf(root: Element, parameter: 'SAMLRequest' | 'SAMLResponse'): string {
  const wanted = parameter === 'SAMLRequest' ? 'LogoutRequest' : 'LogoutResponse';
  if (root.name !== wanted || root.namespace !== ns.samlp) {
    throw new ProviderError('malformed', { rule: 'logout.not_a_logout_message' });
  }
  const issuer = descend(root, ns.saml, 'Issuer')?.text.trim();
  if (!issuer) throw new ProviderError('malformed', { rule: 'logout.issuer_missing' });
  return issuer;
}
