// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { signStatement, statementResponse, type Json } from '../entity.js';
import { pkceMatches } from '../../social/codes.js';
import { authenticateClient } from './client-assertion.js';
import type { Desk, Grant } from './desk.js';
import { providerConfiguration } from './metadata.js';
import { loginPage } from './pages.js';
import { checkRequest } from './request.js';
import { claimsOf, encryptFor, leftHalf, signToken, subjectOf, type Signer } from './tokens.js';

const random = (): string => randomBytes(32).toString('base64url');
const signerOf = ({ options, key }: Desk): Signer => ({
  issuer: options.entityId,
  key,
  now: options.now(),
});

export async function configuration({ options, bends, key }: Desk): Promise<Response> {
  const marks = { trust_marks: [await options.trustMark()] };
  const payload = { ...providerConfiguration(options, key), ...marks };
  const signed = await signStatement({
    key: options.federationKey,
    now: options.now(),
    payload: bends.configuration?.(payload) ?? payload,
    bends,
  });
  return statementResponse(signed);
}

/** Asks the person, once the request holds. */
export async function authorize(desk: Desk, parameters: URLSearchParams): Promise<Response> {
  const request = await checkRequest(parameters, desk.rules);
  const pending = random();
  desk.pending.set(pending, request);
  const { entityId, personas } = desk.options;
  const asked = {
    service: String(request.client.metadata['client_name']),
    acr: request.acrValues[0] ?? '',
    claims: Object.keys(request.claims),
    action: `${entityId}/login`,
    pending,
  };
  return loginPage(asked, personas);
}

/** Sends the person back. */
export function login({ options, bends, pending, codes }: Desk, form: URLSearchParams): Response {
  const id = form.get('pending') ?? '';
  const asked = pending.get(id);
  pending.delete(id);
  if (!asked) throw new Error('this sign-in is over');
  const back = new URL(asked.redirectUri);
  const persona = options.personas.find((one) => one.id === form.get('persona'));
  if (form.get('answer') === 'no' || !persona) {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_description', 'the user cancelled');
  } else {
    const code = random();
    codes.set(code, { asked, persona, acr: form.get('acr') ?? '' });
    back.searchParams.set('code', code);
  }
  back.searchParams.set('state', asked.state);
  back.searchParams.set('iss', options.entityId);
  bends.redirect?.(back.searchParams);
  return new Response(null, { status: 302, headers: { location: back.href } });
}

/** A code is good once, for the client that asked, with the verifier that it kept. */
export async function token(desk: Desk, form: URLSearchParams): Promise<Response> {
  const { entityId } = desk.options;
  const client = await authenticateClient(form, `${entityId}/token`, desk.rules);
  const grant = desk.codes.get(form.get('code') ?? '');
  desk.codes.delete(form.get('code') ?? '');
  const redirectUri = form.get('redirect_uri');
  const good =
    grant &&
    form.get('grant_type') === 'authorization_code' &&
    grant.asked.client.clientId === client.clientId &&
    (redirectUri === null || redirectUri === grant.asked.redirectUri) &&
    pkceMatches(form.get('code_verifier') ?? '', grant.asked.challenge);
  if (!good) return Response.json({ error: 'invalid_grant' }, { status: 400 });
  return Response.json(await tokensFor(desk, grant));
}

async function tokensFor(desk: Desk, grant: Grant): Promise<Json> {
  const { options, bends, accessTokens } = desk;
  const { client, nonce } = grant.asked;
  const sub = subjectOf(grant.persona, client);
  const signer = signerOf(desk);
  const accessToken = await signToken(
    signer,
    { sub, aud: [`${options.entityId}/userinfo`], client_id: client.clientId, scope: 'openid' },
    { typ: 'at+jwt' },
  );
  accessTokens.set(accessToken, grant);
  const own = { sub, aud: client.clientId, acr: grant.acr, nonce, at_hash: leftHalf(accessToken) };
  const claims = bends.idToken?.(own) ?? own;
  const idToken = await (bends.signIdToken?.(claims) ?? signToken(signer, claims));
  return { access_token: accessToken, token_type: 'Bearer', expires_in: 1_800, id_token: idToken };
}

/** Who it is, signed for the client, then encrypted for it. */
export async function userinfo(desk: Desk, authorization: string): Promise<Response> {
  const accessToken = authorization.replace(/^Bearer /, '');
  const grant = desk.accessTokens.get(accessToken);
  if (!grant || desk.revoked.has(accessToken)) {
    return Response.json({ error: 'invalid_token' }, { status: 401 });
  }
  const { bends } = desk;
  const { client, claims } = grant.asked;
  const own = { sub: subjectOf(grant.persona, client), aud: client.clientId };
  const said = { ...claimsOf(grant.persona, claims), ...own };
  const signed = await signToken(signerOf(desk), bends.userinfo?.(said) ?? said, { cty: 'JWT' });
  const body = await (bends.wrapUserinfo?.(signed, client) ?? encryptFor(client, signed));
  return new Response(body, { headers: { 'content-type': 'application/jose' } });
}

export async function revoke(desk: Desk, form: URLSearchParams): Promise<Response> {
  await authenticateClient(form, `${desk.options.entityId}/revocation`, desk.rules);
  desk.revoked.add(form.get('token') ?? '');
  return new Response(null, { status: 200 });
}

/** CIE says whether a token is good, and nothing else of it. */
export async function introspect(desk: Desk, form: URLSearchParams): Promise<Response> {
  await authenticateClient(form, `${desk.options.entityId}/introspection`, desk.rules);
  const accessToken = form.get('token') ?? '';
  const active = desk.accessTokens.has(accessToken) && !desk.revoked.has(accessToken);
  return Response.json({ active });
}
