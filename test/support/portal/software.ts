// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ConnectPage } from './connect-page.js';

/** What somebody else's software sends, read in its source; the settings come from our page for it. */
export interface Software {
  readonly page: string;
  readonly clientId: string;
  readonly secret: string;
  readonly redirect: string;
  readonly scope: string;
  /** How the page names an endpoint; absent where the software discovers it. */
  readonly endpoints?: Readonly<Partial<Record<Endpoint, string>>>;
  readonly pkce: boolean;
  readonly authenticates: 'basic' | 'form';
  readonly nonce: boolean;
  /** What it adds to the request for a sign-in. */
  readonly asks?: (page: ConnectPage) => Readonly<Record<string, string>>;
  /** What it adds to the exchange of the code. */
  readonly exchanges?: (page: ConnectPage) => Readonly<Record<string, string>>;
  /** Claims without which it makes no account. */
  readonly needs?: (page: ConnectPage) => readonly string[];
  /** Reads the ID token alone. */
  readonly withoutUserinfo?: true;
  /** What it sends when somebody signs out; undefined where it has no such thing. */
  readonly signsOut?: (page: ConnectPage, idToken: string) => Readonly<Record<string, string>>;
}

type Endpoint = 'authorization' | 'token' | 'userinfo' | 'end_session';

export type Answer = Readonly<Record<string, unknown>>;

export interface Player {
  /** Where the browser is sent, and what has to be known when it returns. */
  begin(): Promise<{ readonly url: URL; readonly verifier: string; readonly nonce: string }>;
  exchange(code: string, verifier: string): Promise<Answer>;
  refresh(refreshToken: string): Promise<{ readonly status: number; readonly body: Answer }>;
  userinfo(accessToken: string): Promise<Answer>;
  signOut(idToken: string): Promise<URL>;
}

export function play(software: Software, page: ConnectPage, discovery: string): Player {
  const [clientId, secret] = [page.setting(software.clientId), page.setting(software.secret)];
  const redirect = page.setting(software.redirect);

  const endpoint = async (name: Endpoint): Promise<URL> => {
    const row = software.endpoints?.[name];
    if (row !== undefined) return new URL(page.setting(row));
    const found = (await (await fetch(discovery)).json()) as Record<string, string>;
    return new URL(found[`${name}_endpoint`] ?? '');
  };
  const post = async (fields: Readonly<Record<string, string>>) => {
    const basic = Buffer.from(`${clientId}:${secret}`).toString('base64');
    const form = { ...fields, client_id: clientId, client_secret: secret };
    return send(
      await endpoint('token'),
      software.authenticates === 'basic' ? fields : form,
      software.authenticates === 'basic' ? { authorization: `Basic ${basic}` } : {},
    );
  };

  return {
    async begin() {
      const [verifier, nonce] = [
        randomBytes(48).toString('base64url'),
        randomBytes(16).toString('hex'),
      ];
      const url = await endpoint('authorization');
      url.search = new URLSearchParams({
        response_type: 'code',
        scope: page.setting(software.scope),
        client_id: clientId,
        state: randomBytes(16).toString('hex'),
        redirect_uri: redirect,
        ...(software.nonce && { nonce }),
        ...(software.pkce && {
          code_challenge: createHash('sha256').update(verifier).digest('base64url'),
          code_challenge_method: 'S256',
        }),
        ...software.asks?.(page),
      }).toString();
      return { url, verifier, nonce };
    },
    async exchange(code, verifier) {
      const { status, body } = await post({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirect,
        ...(software.pkce && { code_verifier: verifier }),
        ...software.exchanges?.(page),
      });
      if (status !== 200) throw new Error(`the exchange was refused: ${JSON.stringify(body)}`);
      return body;
    },
    refresh: (token) => post({ grant_type: 'refresh_token', refresh_token: token }),
    async userinfo(accessToken) {
      const headers = { authorization: `Bearer ${accessToken}` };
      const answer = await fetch(await endpoint('userinfo'), { headers });
      return (await answer.json()) as Answer;
    },
    async signOut(idToken) {
      const url = await endpoint('end_session');
      url.search = new URLSearchParams(software.signsOut?.(page, idToken)).toString();
      return url;
    },
  };
}

/** With the name of the host alone in `Host`, as WordPress sends it. */
async function send(
  url: URL,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; body: Answer }> {
  const type = { 'content-type': 'application/x-www-form-urlencoded', host: url.hostname };
  const sent = request(url, { method: 'POST', headers: { ...type, ...headers } });
  sent.end(new URLSearchParams(fields).toString());
  return new Promise((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', (answer) => {
      text(answer).then(
        (body) => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(body) as Answer }),
        reject,
      );
    });
  });
}
