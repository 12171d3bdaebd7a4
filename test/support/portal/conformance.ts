// SPDX-License-Identifier: AGPL-3.0-or-later
import * as oidc from 'openid-client';
import { minute } from '../../../src/kernel/clock.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import { aPortal, aProof } from '../builders/portal.js';
import type { TestDatabase } from '../database.js';
import type { PortalApp } from './app.js';
import { aBrowser, type Answer, type Browser } from './browser.js';
import { discover, type Tokens } from './client.js';
import { aVisitor, type Visitor } from './visit.js';

/** How the authorization response reaches the portal. */
export const modes = ['query', 'form_post'] as const;
export type Mode = (typeof modes)[number];

/** What the portal was answered, as its software takes it in: the address it was called at, or what was posted to it. */
export interface Received {
  readonly fields: Readonly<Record<string, string>>;
  readonly message: URL | Request;
}

export interface Asked {
  readonly url: URL;
  readonly state: string;
  readonly nonce: string;
}

export type Answered = Received & { readonly asked: Asked };

/** One portal as the plans of the OpenID Foundation register it, and somebody who signed in to Piazza before. */
export interface Flow {
  readonly portal: Registration;
  readonly config: oidc.Configuration;
  readonly visitor: Visitor;
  /** An authorization request; a parameter that is undefined is left out. */
  ask(parameters?: Parameters): Asked;
  /** The same up to its answer, through the notice of what is released. */
  answer(parameters?: Parameters): Promise<Answered>;
  answerTo(asked: Asked): Promise<Answered>;
  /** The whole way to the tokens, checked by an independent client. */
  tokens(parameters?: Parameters): Promise<Tokens>;
  /** The person proves once more who they are, upon a request that waits for it. */
  answerAfterSignIn(parameters: Parameters, who?: Visitor): Promise<Answered>;
  redeem(answered: Answered): Promise<Tokens>;
}

type Parameters = Readonly<Record<string, string | undefined>>;

interface World {
  readonly db: TestDatabase['db'];
  readonly app: PortalApp;
}

export async function aFlow(
  { db, app }: World,
  mode: Mode = 'query',
  overrides: Partial<Registration> = {},
): Promise<Flow> {
  const scopes = ['openid', 'profile', 'email', 'offline_access'];
  const portal = await aPortal(db, { scopes, pkceRequired: false, ...overrides });
  const config = await discover(app.issuer, portal);
  const visitor = await aVisitor({ db, app }, { at: new Date(Date.now() - 2 * minute) });
  const ask = (parameters: Parameters = {}): Asked => askFor({ config, portal, mode }, parameters);
  const answerFrom = async (waiting: Answer, asked: Asked) => ({
    ...received(await passNotice(visitor.browser, waiting), mode),
    asked,
  });
  const flow: Flow = {
    portal,
    config,
    visitor,
    ask,
    answerTo: async (asked) => answerFrom(await visitor.browser.follow(asked.url.href), asked),
    answer: async (parameters) => flow.answerTo(ask(parameters)),
    async answerAfterSignIn(parameters, who = visitor) {
      const asked = ask(parameters);
      const waiting = await visitor.browser.follow(asked.url.href);
      if (JSON.parse(waiting.text).signInNeeded !== true) throw new Error('nobody had to sign in');
      await aProof(db, who);
      return answerFrom(waiting, asked);
    },
    redeem: async ({ message, asked }) =>
      oidc.authorizationCodeGrant(config, message, {
        expectedState: asked.state,
        expectedNonce: asked.nonce,
        idTokenExpected: true,
      }),
    tokens: async (parameters) => flow.redeem(await flow.answer(parameters)),
  };
  return flow;
}

function askFor(
  { config, portal, mode }: { config: oidc.Configuration; portal: Registration; mode: Mode },
  parameters: Parameters,
): Asked {
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: portal.redirectUris[0] ?? '',
    scope: 'openid',
    state,
    nonce,
    ...(mode === 'form_post' ? { response_mode: mode } : {}),
  });
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return { url, state, nonce };
}

/** The notice of what is released is shown as JSON by the application of the tests. */
async function passNotice(browser: Browser, answer: Answer): Promise<Answer> {
  if (!answer.text.startsWith('{')) return answer;
  const { uid } = JSON.parse(answer.text) as { uid: string };
  const finished = await browser.post(`/interaction/${uid}`);
  return browser.follow(finished.location ?? '');
}

export function received(answer: Answer, mode: Mode): Received {
  if (mode === 'query') {
    const message = new URL(answer.location ?? 'about:blank');
    return { fields: Object.fromEntries(message.searchParams), message };
  }
  // The head of the page has a form of its own, to sign out.
  const [, action, form = ''] =
    /<form method="post" action="(https?:[^"]+)">(.*?)<\/form>/s.exec(answer.text) ?? [];
  const inputs = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g);
  const fields = Object.fromEntries([...inputs].map(([, name, value]) => [name, plain(value)]));
  const body = new URLSearchParams(fields);
  return { fields, message: new Request(plain(action), { method: 'POST', body }) };
}

const plain = (escaped = 'about:blank'): string =>
  escaped.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** A browser in which nobody is signed in. */
export const aStranger = (app: PortalApp): Browser => aBrowser(app.origin);
