// SPDX-License-Identifier: AGPL-3.0-or-later
import google from '../../../src/providers/google.js';
import { createSigner, pkceMatches } from '../../simulators/google/tokens.js';
import type { ProviderContract, Subject } from '../provider-contract.js';
import { personas } from '../google.js';

const origin = 'https://accounts.google.example';
const config = {
  clientId: 'client',
  clientSecret: 'the-secret-of-the-client',
  issuer: origin,
  authorizationEndpoint: `${origin}/auth`,
  tokenEndpoint: `${origin}/token`,
  userinfoEndpoint: `${origin}/userinfo`,
  jwksUri: `${origin}/certs`,
};

/** A Google of functions, without a socket. */
export async function googleSubject(): Promise<Subject> {
  const signer = await createSigner({ ...config, origin, personas });
  const [persona] = personas;
  if (!persona) throw new Error('there are no personas');
  const codes = new Map<string, { nonce: string; challenge: string }>();

  const contract: ProviderContract = {
    config,
    invalidConfigs: [{}, { clientId: 'client' }, { ...config, surprise: true }],
    secrets: [config.clientSecret, 'an-access-token'],
    signIn(step) {
      if (step.kind !== 'redirect') throw new Error('google redirects');
      const asked = step.to.searchParams;
      const code = `code-${codes.size}`;
      codes.set(code, {
        nonce: asked.get('nonce') ?? '',
        challenge: asked.get('code_challenge') ?? '',
      });
      return { query: { state: asked.get('state') ?? '', code, iss: origin } };
    },
    async upstream(request) {
      const { pathname } = new URL(request.url);
      if (pathname === '/certs') return Response.json(signer.jwks);
      if (pathname === '/userinfo') return Response.json(signer.claimsOf(persona));
      const form = new URLSearchParams(await request.text());
      const grant = codes.get(form.get('code') ?? '');
      if (!grant || !pkceMatches(form.get('code_verifier') ?? '', grant.challenge)) {
        return Response.json({ error: 'invalid_grant' }, { status: 400 });
      }
      const idToken = await signer.idToken({ persona, nonce: grant.nonce, fault: undefined });
      return Response.json({ access_token: 'an-access-token', id_token: idToken });
    },
  };
  return { definition: google, contract };
}
