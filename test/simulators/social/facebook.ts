// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto';
import { choose, showChooser, type Dialog } from './authorize.js';
import { createCodes, type ClientRules, type Grant } from './codes.js';
import { troubleOf, type Fault } from './fault.js';
import { facebookId, removed, settingsPage } from './facebook-settings.js';
import type { Misbehaving } from './openid.js';
import { formOf, type SiteSettings } from './site.js';

export const graphVersion = 'v23.0';

const rules: ClientRules = { clientAuthentication: 'post', pkce: 'supported' };
const graphError = (message: string, status = 400): Response =>
  Response.json({ error: { message, type: 'OAuthException', code: 190 } }, { status });

/** Facebook: dialog and Graph API under one version, every call with its proof, nothing said that was not asked. */
export function createFacebook(settings: SiteSettings): Misbehaving {
  const { base, clientSecret } = settings;
  const codes = createCodes(settings, rules);
  let fault: Fault | undefined;
  const dialog: Dialog = {
    settings,
    rules,
    codes,
    name: 'Facebook',
    scope: ['public_profile', 'email'],
    mayHideEmail: true,
    beside: () => ({}),
    denied: { error: 'access_denied', error_code: '200', error_reason: 'user_denied' },
  };

  async function token(request: Request): Promise<Response> {
    const grant = codes.redeem(await formOf(request), request.headers.get('authorization'));
    if (typeof grant === 'string') return graphError('This authorization code has been used.');
    const accessToken = codes.accessToken(grant);
    return (
      troubleOf(fault) ??
      Response.json({ access_token: accessToken, token_type: 'bearer', expires_in: 5_183_944 })
    );
  }

  function me(request: Request): Response {
    const grant = codes.bearer(request);
    if (!grant) return graphError('Invalid OAuth access token.', 401);
    const query = new URL(request.url).searchParams;
    const accessToken = (request.headers.get('authorization') ?? '').replace(/^Bearer /, '');
    const proof = createHmac('sha256', clientSecret).update(accessToken).digest('hex');
    if (query.get('appsecret_proof') !== proof) {
      return graphError('Invalid appsecret_proof provided in the API argument');
    }
    const asked = query.get('fields')?.split(',') ?? ['id', 'name'];
    const known = Object.entries(profileOf(grant)).filter(([name]) => asked.includes(name));
    const said = known.filter(([name]) => !(fault === 'no_subject' && name === 'id'));
    return Response.json(Object.fromEntries(said));
  }

  return {
    base,
    misbehave(next) {
      fault = next;
    },
    handle(request) {
      const path = new URL(request.url).pathname.slice(base.pathname.length);
      switch (`${request.method} ${path}`) {
        case `GET /${graphVersion}/dialog/oauth`:
          return showChooser(dialog, request);
        case 'POST /choose':
          return choose(dialog, request);
        case `POST /${graphVersion}/oauth/access_token`:
          return token(request);
        case `GET /${graphVersion}/me`:
          return me(request);
        case 'GET /settings':
          return settingsPage(settings);
        case 'POST /settings':
          return removed(settings, request);
        default:
          return graphError('Unsupported request - an unknown version or path', 404);
      }
    },
  };
}

const profileOf = ({ account, shareEmail }: Grant): Record<string, string> => ({
  id: facebookId(account),
  name: `${account.givenName} ${account.familyName}`,
  first_name: account.givenName,
  last_name: account.familyName,
  ...(shareEmail && { email: account.email }),
});

/** What the `facebook` provider is configured with to come here. */
export const facebookConfig = ({ base, clientId, clientSecret }: SiteSettings) => ({
  clientId,
  clientSecret,
  graphVersion,
  dialogAddress: base.href,
  graphAddress: base.href,
});
