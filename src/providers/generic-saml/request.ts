// SPDX-License-Identifier: AGPL-3.0-or-later
import { inflateRawSync } from 'node:zlib';
import { SAML } from '@node-saml/passport-saml';
import type { WriteRequest } from '../saml/service-provider/service-provider.js';

/**
 * Requests as node-saml writes and signs them. Its strategy for passport would send the form of the
 * POST binding to the browser itself, which is the host's part; so what is under the strategy is used.
 * @param nameIdFormat the kind of NameID to ask for; none leaves the choice
 */
export const nodeSamlRequest =
  (nameIdFormat: string | undefined): WriteRequest =>
  async (request, { binding, relayState, signer }) => {
    const { destination, classRefs, comparison } = request;
    const saml = new SAML({
      entryPoint: destination,
      issuer: request.issuer,
      callbackUrl: String(request.assertionConsumerService),
      generateUniqueId: () => request.id,
      identifierFormat: nameIdFormat ?? null,
      forceAuthn: request.forceAuthn,
      authnContext: [...classRefs],
      disableRequestedAuthnContext: classRefs.length === 0,
      racComparison: comparison ?? 'exact',
      privateKey: signer.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      ...(signer.certificate && { publicCert: signer.certificate }),
      signatureAlgorithm: 'sha256',
      digestAlgorithm: 'sha256',
      // Only the Redirect binding deflates (SAML bindings 3.4.4.1, 3.5.4).
      skipRequestCompression: binding === 'post',
      idpCert: 'none: answers are verified elsewhere',
    });
    if (binding === 'post') {
      const { SAMLRequest: message } = await saml.getAuthorizeMessageAsync(relayState);
      const fields = { SAMLRequest: String(message), RelayState: relayState };
      const xml = Buffer.from(fields.SAMLRequest, 'base64').toString('utf8');
      return { xml, step: { kind: 'post', to: new URL(destination), fields } };
    }
    const to = new URL(await saml.getAuthorizeUrlAsync(relayState, undefined, {}));
    const deflated = Buffer.from(to.searchParams.get('SAMLRequest') ?? '', 'base64');
    return { xml: inflateRawSync(deflated).toString('utf8'), step: { kind: 'redirect', to } };
  };
