// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ClientRules, Codes } from './codes.js';
import { chooserPage, errorPage } from './pages.js';
import { formOf, html, leadTo, singleValues, type SiteSettings } from './site.js';

export interface Dialog {
  readonly settings: SiteSettings;
  readonly rules: ClientRules;
  readonly codes: Codes;
  readonly name: string;
  /** Scopes without which the request is refused. */
  readonly scope: readonly string[];
  readonly mayHideEmail: boolean;
  /** What the redirect says beside code and state; `iss` (RFC 9207), for example. */
  readonly beside: () => Readonly<Record<string, string>>;
  /** What a refusal says. */
  readonly denied?: Readonly<Record<string, string>>;
}

const travelling = [
  'redirect_uri',
  'state',
  'nonce',
  'code_challenge',
  'prompt',
  'auth_type',
  'max_age',
];

/** GET: the page on which a person chooses an account, or says no. */
export function showChooser(dialog: Dialog, request: Request): Response {
  const { settings, name, mayHideEmail } = dialog;
  const query = singleValues(new URL(request.url).searchParams);
  const problem = problemOf(dialog, query);
  if (problem) return html(errorPage(name, problem), 400);
  const asked = Object.fromEntries(
    travelling.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])),
  );
  const action = `${settings.base.pathname}/choose`;
  const { accounts } = settings;
  return html(chooserPage({ name, action, accounts, asked, mayHideEmail }));
}

function problemOf(
  { settings, rules, scope }: Dialog,
  query: Readonly<Record<string, string>>,
): string | undefined {
  if (query['client_id'] !== settings.clientId) return 'unknown client_id';
  if (!settings.redirectUris.includes(query['redirect_uri'] ?? '')) {
    return 'this redirect_uri is not registered';
  }
  if (query['response_type'] !== 'code') return 'response_type must be code';
  if (!query['state']) return 'state is required';
  const asked = query['scope']?.split(/[ ,]/) ?? [];
  if (scope.some((one) => !asked.includes(one))) return `scope must include ${scope.join(' ')}`;
  const { code_challenge: challenge, code_challenge_method: method } = query;
  if (rules.pkce === 'required' && challenge === undefined) return 'PKCE is required';
  return challenge !== undefined && method !== 'S256' ? 'PKCE must be S256' : undefined;
}

/** POST: back to the client with a code, or with the refusal. */
export async function choose(dialog: Dialog, request: Request): Promise<Response> {
  const { settings, codes, beside, denied = { error: 'access_denied' } } = dialog;
  const form = await formOf(request);
  const { account: id, redirect_uri: redirectUri = '', state = '' } = form;
  if (!settings.redirectUris.includes(redirectUri)) return new Response(null, { status: 400 });
  const back = new URL(redirectUri);
  const account = settings.accounts.find((candidate) => candidate.id === id);
  const grant = account && {
    account,
    redirectUri,
    nonce: form['nonce'],
    challenge: form['code_challenge'],
    shareEmail: form['share_email'] === 'yes',
    fresh: form['prompt'] === 'login' || form['auth_type'] === 'reauthenticate',
  };
  const outcome = grant ? { code: codes.issue(grant) } : denied;
  back.search = new URLSearchParams({ ...outcome, state, ...beside() }).toString();
  return leadTo(back);
}
