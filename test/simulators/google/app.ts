// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import express, { type Express, type Request, type Response } from 'express';
import { consentPage, errorPage } from './pages.js';
import { createSigner, pkceMatches } from './tokens.js';

/** Ways in which the next ID token is wrong, or the token endpoint fails. */
export type Fault =
  | 'nonce'
  | 'audience'
  | 'issuer'
  | 'expired'
  | 'signature'
  | 'no_id_token'
  | 'other_userinfo'
  | 'down'
  | 'invalid_grant';

export interface GooglePersona {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly label: { readonly it: string; readonly en: string };
}

export interface GoogleSettings {
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly personas: readonly GooglePersona[];
}

interface Grant {
  readonly persona: GooglePersona;
  readonly redirectUri: string;
  readonly nonce: string;
  readonly challenge: string;
}

/** Where the last choice is kept: cookies ignore ports, so the name says whose it is. */
const cookie = 'google_simulator_persona';

export async function createGoogle(
  settings: GoogleSettings,
): Promise<{ app: Express; misbehave(fault: Fault | undefined): void }> {
  const signer = await createSigner(settings);
  const codes = new Map<string, Grant>();
  const accessTokens = new Map<string, GooglePersona>();
  let fault: Fault | undefined;

  const app = express();
  app.disable('x-powered-by');
  app.use(express.urlencoded({ extended: false }));

  app.get('/o/oauth2/v2/auth', (req, res) => {
    const problem = problemOf(req, settings);
    if (problem) return void res.status(400).type('html').send(errorPage(problem));
    res.type('html').send(consentPage(settings.personas, parametersOf(req.query)));
  });

  app.post('/choose', (req, res) => {
    const { persona: id, redirect_uri: redirectUri = '', state = '' } = parametersOf(req.body);
    const back = new URL(redirectUri);
    back.searchParams.set('state', state);
    const persona = settings.personas.find((candidate) => candidate.id === id);
    if (persona) back.searchParams.set('code', issueCode(codes, persona, parametersOf(req.body)));
    else back.searchParams.set('error', 'access_denied');
    back.searchParams.set('iss', settings.origin);
    res.cookie(cookie, id ?? '', { httpOnly: true, sameSite: 'lax' });
    res.redirect(303, back.href);
  });

  app.post('/token', async (req, res) => {
    const grant = redeem(codes, req, settings);
    if (fault === 'down') return void res.status(503).send('down');
    if (!grant || fault === 'invalid_grant') return refuseGrant(res);
    const accessToken = randomBytes(24).toString('base64url');
    accessTokens.set(accessToken, grant.persona);
    const idToken = await signer.idToken({ ...grant, fault });
    res.json({
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: 3599,
      scope: 'openid email profile',
      ...(fault !== 'no_id_token' && { id_token: idToken }),
    });
  });

  app.get('/v1/userinfo', (req, res) => {
    const token = (req.get('authorization') ?? '').replace(/^Bearer /, '');
    const persona = accessTokens.get(token);
    if (!persona) return void res.status(401).json({ error: 'invalid_token' });
    const claims = signer.claimsOf(persona);
    res.json(fault === 'other_userinfo' ? { ...claims, sub: '1' } : claims);
  });

  app.get('/oauth2/v3/certs', (_req, res) => void res.json(signer.jwks));
  return {
    app,
    misbehave(next) {
      fault = next;
    },
  };
}

function problemOf(req: Request, { clientId }: GoogleSettings): string | undefined {
  const query = parametersOf(req.query);
  if (query['client_id'] !== clientId) return 'unknown client_id';
  if (query['response_type'] !== 'code') return 'response_type must be code';
  if (query['code_challenge_method'] !== 'S256') return 'PKCE with S256 is required';
  if (!query['state'] || !query['nonce']) return 'state and nonce are required';
  if (!query['scope']?.split(' ').includes('openid')) return 'scope must include openid';
  return URL.canParse(query['redirect_uri'] ?? '') ? undefined : 'redirect_uri is missing';
}

function issueCode(
  codes: Map<string, Grant>,
  persona: GooglePersona,
  asked: Readonly<Record<string, string>>,
): string {
  const code = randomBytes(24).toString('base64url');
  const { redirect_uri: redirectUri = '', nonce = '', code_challenge: challenge = '' } = asked;
  codes.set(code, { persona, redirectUri, nonce, challenge });
  return code;
}

/** A code is good once, for this client, this address and the holder of the PKCE verifier. */
function redeem(
  codes: Map<string, Grant>,
  req: Request,
  { clientId, clientSecret }: GoogleSettings,
): Grant | undefined {
  const form = parametersOf(req.body);
  const grant = codes.get(form['code'] ?? '');
  codes.delete(form['code'] ?? '');
  const accepted =
    grant &&
    form['grant_type'] === 'authorization_code' &&
    form['client_id'] === clientId &&
    form['client_secret'] === clientSecret &&
    form['redirect_uri'] === grant.redirectUri &&
    pkceMatches(form['code_verifier'] ?? '', grant.challenge);
  return accepted ? grant : undefined;
}

const refuseGrant = (res: Response): void =>
  void res.status(400).json({ error: 'invalid_grant', error_description: 'Malformed auth code.' });

/** Single values only; what comes twice is dropped. */
function parametersOf(raw: unknown): Record<string, string> {
  const entries = Object.entries(Object(raw) as Record<string, unknown>);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
