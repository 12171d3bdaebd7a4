// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer } from '../measure/http.js';
import { portal } from '../stage/portal.js';
import { openBrowser, type Browser } from './browser.js';
import type { IdentityProvider } from './identity-provider.js';
import { beginAuthorization, redeem, type Tokens } from './relying-party.js';

export interface Walk {
  readonly origin: string;
  readonly identityProvider: IdentityProvider;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A browser with a session, and what the portal got. */
export interface Visitor {
  readonly browser: Browser;
  tokens: Tokens;
}

const mostSteps = 20;

/**
 * The whole way of a person whose browser knows nothing: the portal's authorization request, the page
 * with the ways in, the identity provider, its answer, the code and the portal's token request.
 * The first time it also reads the two notices that Piazza shows once.
 * @throws Error where the way ends early.
 */
export async function signIn({ origin, identityProvider, attributes }: Walk): Promise<Visitor> {
  const browser = openBrowser();
  const { url, verifier } = beginAuthorization(origin);
  let here = url;
  let answer = await browser.get(url);
  for (let step = 0; step < mostSteps; step += 1) {
    const next = addressAfter(answer, here);
    if (next?.startsWith(portal.callback)) {
      return { browser, tokens: await redeem(origin, codeIn(next), verifier) };
    }
    if (next?.startsWith(identityProvider.entityId)) {
      here = `${origin}/sign-in/spid/acs`;
      answer = await browser.post(here, identityProvider.answer(next, attributes), 'cross-site');
    } else if (next) {
      here = next;
      answer = await browser.get(next);
    } else {
      answer = await pressButton(browser, { page: answer, here, identityProvider });
    }
  }
  throw new Error(`the sign-in goes in circles at ${here}`);
}

const addressAfter = ({ headers }: Answer, from: string): string | undefined =>
  headers.location === undefined ? undefined : new URL(headers.location, from).href;

interface Page {
  readonly page: Answer;
  readonly here: string;
  readonly identityProvider: IdentityProvider;
}

/** The list of ways in, or a notice: each is a form of ours. */
function pressButton(browser: Browser, { page, here, identityProvider }: Page): Promise<Answer> {
  const { pathname, searchParams, origin } = new URL(here);
  if (page.status !== 200) throw new Error(`${pathname} answered ${page.status}: ${page.text}`);
  if (pathname !== '/sign-in') return browser.post(here, {});
  if (!page.text.includes(identityProvider.entityId)) throw new Error('SPID is not offered');
  return browser.post(`${origin}/sign-in/spid/start`, {
    ...Object.fromEntries(searchParams),
    choice: identityProvider.entityId,
  });
}

function codeIn(address: string): string {
  const { searchParams } = new URL(address);
  const code = searchParams.get('code');
  if (!code) throw new Error(`the portal was refused: ${searchParams.get('error_description')}`);
  return code;
}
