// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Question } from '../check/questions.js';
import type { Browser } from '../login/browser.js';
import type { IdentityProvider } from '../login/identity-provider.js';
import { makePeople } from '../login/people.js';
import { askForToken, beginAuthorization, redeem } from '../login/relying-party.js';
import { signIn, type Visitor } from '../login/sign-in.js';
import { send, type Message } from '../measure/http.js';
import { portal } from '../stage/portal.js';
import type { Service } from '../stage/service.js';

/** Something that portals ask all day. */
export interface Operation {
  readonly id: string;
  readonly name: string;
  /** Of HTTP; the first one brings the SQL. */
  readonly requests: number;
  /** Asks for one of the loops; gives the last answer's body. */
  readonly ask: (loop: number) => Promise<string>;
}

export const loops = 10;
export const batch = 100;

/** People who are signed in, one for each loop, and all that a portal asks of and for them. */
export async function operationsOf(
  { origin }: Service,
  identityProvider: IdentityProvider,
  questions: readonly Question[],
): Promise<readonly Operation[]> {
  const visitors: Visitor[] = [];
  for (const attributes of makePeople(loops)) {
    visitors.push(await signIn({ origin, identityProvider, attributes }));
  }
  const visitor = (loop: number) => at(visitors, loop);
  const own = (await askForToken(origin, { grant_type: 'client_credentials', scope: apiScope }))
    .access_token;
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const json = { 'content-type': 'application/json', ...bearer(own) };
  let turn = 0;
  const singles = questions.map((question) => JSON.stringify(evaluation(question)));
  const batches = questions.map((_, first) => {
    const evaluations = Array.from({ length: batch }, (__, index) =>
      evaluation(at(questions, first + index)),
    );
    return JSON.stringify({ evaluations });
  });
  const next = (bodies: readonly string[]): string => at(bodies, (turn += 1));
  return [
    {
      id: 'code-flow',
      name: 'code flow with a session',
      requests: 2,
      ask: async (loop) => codeFlow(origin, visitor(loop).browser),
    },
    {
      id: 'refresh',
      name: 'refresh',
      requests: 1,
      async ask(loop) {
        const one = visitor(loop);
        const fields = {
          grant_type: 'refresh_token',
          refresh_token: one.tokens.refresh_token ?? '',
        };
        one.tokens = await askForToken(origin, fields);
        return JSON.stringify(one.tokens);
      },
    },
    {
      id: 'client-credentials',
      name: 'client credentials',
      requests: 1,
      ask: async () =>
        JSON.stringify(
          await askForToken(origin, { grant_type: 'client_credentials', scope: apiScope }),
        ),
    },
    {
      id: 'userinfo',
      name: 'userinfo',
      requests: 1,
      ask: (loop) =>
        ok(`${origin}/oidc/me`, { headers: bearer(visitor(loop).tokens.access_token) }),
    },
    {
      id: 'introspection',
      name: 'introspection',
      requests: 1,
      ask: (loop) => introspect(origin, visitor(loop).tokens.access_token),
    },
    {
      id: 'check',
      name: 'check, one question',
      requests: 1,
      ask: () =>
        ok(`${origin}/api/v1/check`, {
          method: 'POST',
          headers: json,
          body: next(singles),
        }),
    },
    {
      id: 'check-batch',
      name: `check, ${batch} questions at once`,
      requests: 1,
      ask: () =>
        ok(`${origin}/api/v1/check/batch`, {
          method: 'POST',
          headers: json,
          body: next(batches),
        }),
    },
    {
      id: 'events',
      name: 'event feed, 100 events',
      requests: 1,
      ask: () => ok(`${origin}/api/v1/events?limit=100`, { headers: bearer(own) }),
    },
  ];
}

const apiScope = 'memberships:read events:read';

const evaluation = ({ subject, slug }: Question) => ({
  subject: { type: 'member', id: subject },
  action: { name: 'member' },
  resource: { type: 'community', id: slug },
});

async function codeFlow(origin: string, browser: Browser): Promise<string> {
  const { url, verifier } = beginAuthorization(origin);
  const { headers, status, text } = await browser.get(url);
  const code = URL.parse(headers.location ?? '')?.searchParams.get('code');
  if (!code) throw new Error(`the session did not answer: ${status} ${headers.location} ${text}`);
  return JSON.stringify(await redeem(origin, code, verifier));
}

async function introspect(origin: string, token: string): Promise<string> {
  const credentials = Buffer.from(`${portal.clientId}:${portal.secret}`).toString('base64');
  const text = await ok(`${origin}/oidc/token/introspection`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${credentials}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ token }).toString(),
  });
  if (!text.includes('"active":true')) throw new Error(`not active: ${text}`);
  return text;
}

async function ok(url: string, message: Message): Promise<string> {
  const { status, text } = await send(url, message);
  if (status !== 200) throw new Error(`${url}: ${status} ${text}`);
  return text;
}

function at<Value>(values: readonly Value[], turn: number): Value {
  const value = values[turn % values.length];
  if (value === undefined) throw new Error('there is nobody to ask about');
  return value;
}
