// SPDX-License-Identifier: AGPL-3.0-or-later
import { choose, showChooser, type Dialog } from './authorize.js';
import { createCodes, type ClientRules, type Grant } from './codes.js';
import { troubleOf, type Fault } from './fault.js';
import type { Misbehaving } from './openid.js';
import { formOf, type SiteSettings } from './site.js';

/** How one OAuth 2.0 server differs from the next. */
export interface OAuth2Style {
  readonly name: string;
  readonly rules: ClientRules;
  readonly scope: readonly string[];
  readonly paths: Readonly<Record<'authorize' | 'token' | 'profile', string>>;
  readonly profile: (grant: Grant, asked: URLSearchParams) => object;
}

/** An OAuth 2.0 server with the code flow, and a profile behind the access token. */
export function createOAuth2Server(settings: SiteSettings, style: OAuth2Style): Misbehaving {
  const { base } = settings;
  const { paths, rules, name, scope } = style;
  const codes = createCodes(settings, rules);
  let fault: Fault | undefined;
  const dialog: Dialog = {
    settings,
    rules,
    codes,
    name,
    scope,
    mayHideEmail: true,
    beside: () => (fault === 'reply_issuer' ? { iss: 'https://evil.example' } : {}),
  };

  async function token(request: Request): Promise<Response> {
    const grant = codes.redeem(await formOf(request), request.headers.get('authorization'));
    if (grant === 'invalid_client') return Response.json({ error: grant }, { status: 401 });
    if (grant === 'invalid_grant') return Response.json({ error: grant }, { status: 400 });
    return (
      troubleOf(fault) ??
      Response.json({
        access_token: codes.accessToken(grant),
        token_type: 'bearer',
        expires_in: 7_200,
        scope: scope.join(' '),
      })
    );
  }

  function profile(request: Request): Response {
    const grant = codes.bearer(request);
    if (!grant) return Response.json({ title: 'Unauthorized', status: 401 }, { status: 401 });
    const found = JSON.stringify(style.profile(grant, new URL(request.url).searchParams));
    return new Response(misread(found, fault), { headers: { 'content-type': 'application/json' } });
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
        case `GET ${paths.profile}`:
          return profile(request);
        default:
          return new Response(null, { status: 404 });
      }
    },
  };
}

/** A profile without its id, or with one that readers of JSON round to its neighbour. */
function misread(profile: string, fault: Fault | undefined): string {
  if (fault === 'no_subject') return profile.replace('"id"', '"identifier"');
  return fault === 'unsafe_subject'
    ? profile.replace(/"id":("[^"]*"|\d+)/, '"id":9007199254740993')
    : profile;
}
