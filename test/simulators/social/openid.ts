// SPDX-License-Identifier: AGPL-3.0-or-later
import { choose, showChooser, type Dialog } from './authorize.js';
import { createCodes, type ClientRules, type Grant } from './codes.js';
import { troubleOf, type Fault } from './fault.js';
import { createTokenSigner } from './id-token.js';
import { formOf, type Site, type SiteSettings } from './site.js';

/** How one OpenID Provider differs from the next. */
export interface OpenIdStyle {
  readonly name: string;
  readonly rules: ClientRules;
  readonly paths: Readonly<Record<'authorize' | 'token' | 'userinfo' | 'keys', string>>;
  /** Some drop the nonce. */
  readonly echoesNonce: boolean;
  /** Whether replies name their issuer (RFC 9207). */
  readonly namesIssuer: boolean;
  /** Whether tokens say when the person signed in. */
  readonly tellsAuthTime: boolean;
  readonly claims: (grant: Grant) => Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export interface Misbehaving extends Site {
  /** Makes the next answers wrong in one way; `undefined` makes them right again. */
  misbehave(fault: Fault | undefined): void;
}

/** An OpenID Provider with the code flow (OpenID Connect Core 1.0, 3.1), its discovery included. */
export async function createOpenIdProvider(
  settings: SiteSettings,
  style: OpenIdStyle,
): Promise<Misbehaving> {
  const { base } = settings;
  const { paths, rules } = style;
  const signer = await createTokenSigner();
  const codes = createCodes(settings, rules);
  let fault: Fault | undefined;
  const dialog: Dialog = {
    settings,
    rules,
    codes,
    name: style.name,
    scope: ['openid'],
    mayHideEmail: true,
    beside: () => ({
      ...(style.namesIssuer && {
        iss: fault === 'reply_issuer' ? 'https://evil.example' : base.href,
      }),
    }),
  };

  async function token(request: Request): Promise<Response> {
    const grant = codes.redeem(await formOf(request), request.headers.get('authorization'));
    if (grant === 'invalid_client') return Response.json({ error: grant }, { status: 401 });
    if (grant === 'invalid_grant') return Response.json({ error: grant }, { status: 400 });
    const trouble = troubleOf(fault);
    if (trouble) return trouble;
    const idToken = await signer.sign(
      {
        issuer: base.href,
        clientId: settings.clientId,
        nonce: style.echoesNonce ? grant.nonce : undefined,
        authTime: style.tellsAuthTime ? signedInAt(grant, fault) : undefined,
        claims: style.claims(grant),
      },
      fault,
    );
    return Response.json({
      access_token: codes.accessToken(grant),
      token_type: 'Bearer',
      expires_in: 3_599,
      ...(fault !== 'no_id_token' && { id_token: idToken }),
    });
  }

  function userinfo(request: Request): Response {
    const grant = codes.bearer(request);
    if (!grant) return Response.json({ error: 'invalid_token' }, { status: 401 });
    const claims = style.claims(grant);
    return Response.json(fault === 'other_userinfo' ? { ...claims, sub: '1' } : claims);
  }

  return {
    base,
    misbehave(next) {
      fault = next;
    },
    handle(request) {
      const path = new URL(request.url).pathname.slice(base.pathname.length);
      switch (`${request.method} ${path}`) {
        case `GET ${paths.authorize}`:
          return showChooser(dialog, request);
        case 'POST /choose':
          return choose(dialog, request);
        case `POST ${paths.token}`:
          return token(request);
        case `GET ${paths.userinfo}`:
          return userinfo(request);
        case `GET ${paths.keys}`:
          return Response.json(signer.jwks);
        case 'GET /.well-known/openid-configuration':
          return Response.json(metadataOf(base, style));
        default:
          return new Response(null, { status: 404 });
      }
    },
  };
}

/** Ten minutes ago, unless the person had to sign in again. */
function signedInAt({ fresh }: Grant, fault: Fault | undefined): number {
  const now = Math.floor(Date.now() / 1000);
  return fresh && fault !== 'stale_login' ? now : now - 600;
}

function metadataOf(base: URL, { paths, rules, namesIssuer, metadata }: OpenIdStyle) {
  return {
    issuer: base.href,
    authorization_endpoint: `${base.href}${paths.authorize}`,
    token_endpoint: `${base.href}${paths.token}`,
    userinfo_endpoint: `${base.href}${paths.userinfo}`,
    jwks_uri: `${base.href}${paths.keys}`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    ...(rules.pkce !== 'refused' && { code_challenge_methods_supported: ['S256'] }),
    ...(namesIssuer && { authorization_response_iss_parameter_supported: true }),
    ...metadata,
  };
}
