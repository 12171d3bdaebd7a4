// SPDX-License-Identifier: AGPL-3.0-or-later
import { sign, type KeyObject } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Step } from '../../provider.js';
import { rsaSha256 } from '../signature/algorithms.js';

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
  privateKey: KeyObject,
): Step {
  const deflated = deflateRawSync(Buffer.from(message.xml, 'utf8')).toString('base64');
  const signed = [
    [message.parameter, deflated],
    ['RelayState', message.relayState],
    ['SigAlg', rsaSha256],
  ]
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const signature = sign('sha256', Buffer.from(signed, 'utf8'), privateKey).toString('base64');
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
