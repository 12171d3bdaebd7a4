// SPDX-License-Identifier: AGPL-3.0-or-later
import { sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Step } from '../../provider.js';
import { outbound } from '../signature/algorithms.js';
import type { SignatureOptions, Signer } from '../signature/sign.js';

/**
 * The HTTP-Redirect binding (SAML bindings 3.4): the signature is over exactly the octets that are sent.
 * @param parameter `SAMLRequest` or `SAMLResponse`
 */
export function redirectStep(
  message: {
    readonly parameter: string;
    readonly xml: string;
    readonly relayState: string | undefined;
  },
  to: string,
  signer: Signer & SignatureOptions,
): Step {
  const { signature: name, hash } = outbound[signer.algorithm ?? 'rsa-sha256'];
  const deflated = deflateRawSync(Buffer.from(message.xml, 'utf8')).toString('base64');
  const signed = [
    [message.parameter, deflated],
    ['RelayState', message.relayState],
    ['SigAlg', name],
  ]
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .map(([parameter, value]) => `${parameter}=${encodeURIComponent(value)}`)
    .join('&');
  const signature = sign(hash, Buffer.from(signed, 'utf8'), signer.privateKey).toString('base64');
  const glue = to.includes('?') ? '&' : '?';
  return {
    kind: 'redirect',
    to: new URL(`${to}${glue}${signed}&Signature=${encodeURIComponent(signature)}`),
  };
}

/** The HTTP-POST binding (SAML bindings 3.5): the message carries its own signature. */
export const postStep = (
  message: {
    readonly parameter: string;
    readonly xml: string;
    readonly relayState: string | undefined;
  },
  to: string,
): Step => ({
  kind: 'post',
  to: new URL(to),
  fields: {
    [message.parameter]: Buffer.from(message.xml, 'utf8').toString('base64'),
    ...(message.relayState !== undefined && { RelayState: message.relayState }),
  },
});
