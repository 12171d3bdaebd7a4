// SPDX-License-Identifier: AGPL-3.0-or-later
import type * as oidc from 'openid-client';
import type { Db } from '../../../src/database/database.js';
import type { MemberId, SessionId } from '../../../src/kernel/ids.js';
import type { Registration } from '../../../src/portal/use-cases/register-portal.js';
import { someMember } from '../builders/membership.js';
import { aSession, type Proof } from '../builders/portal.js';
import type { PortalApp } from './app.js';
import { aBrowser, type Answer, type Browser } from './browser.js';
import { authorizationRequest, authorize, discover, exchange, type Tokens } from './client.js';

export interface Visitor {
  readonly browser: Browser;
  readonly memberId: MemberId;
  readonly sessionId: SessionId;
}

/** Somebody signed in to Piazza in a browser of their own. */
export async function aVisitor(
  { db, app }: { db: Db; app: PortalApp },
  { memberId, ...proof }: Proof & { memberId?: MemberId } = {},
): Promise<Visitor> {
  const member = memberId ?? (await someMember(db));
  const sessionId = await aSession(db, { memberId: member, ...proof });
  const browser = aBrowser(app.origin);
  browser.setCookie('test_session', sessionId);
  return { browser, memberId: member, sessionId };
}

export interface Visit {
  readonly config: oidc.Configuration;
  readonly answer: Answer;
  readonly tokens: Tokens;
  readonly sub: string;
}

/** A whole sign-in at a portal, up to its tokens. */
export async function visit(
  app: PortalApp,
  portal: Registration,
  { browser }: Pick<Visitor, 'browser'>,
  parameters: Record<string, string> = {},
): Promise<Visit> {
  const config = await discover(app.issuer, portal);
  const request = await authorizationRequest(config, portal, parameters);
  const answer = await authorize(browser, request);
  const tokens = await exchange(config, answer, request);
  return { config, answer, tokens, sub: tokens.claims()?.sub ?? '' };
}

/** What the portal was answered: the parameters of its redirect address. */
export const answered = ({ location }: Answer): Record<string, string> =>
  Object.fromEntries(new URL(location ?? 'about:blank').searchParams);
