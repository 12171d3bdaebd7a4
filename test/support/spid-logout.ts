// SPDX-License-Identifier: AGPL-3.0-or-later
import { at, type Draft } from '../simulators/spid-idp/draft.js';
import type { Issuer } from '../simulators/spid-idp/issuer.js';
import { draftLogoutRequest, type LogoutFacts } from '../simulators/spid-idp/logout.js';
import type { Browser, Page } from './http-browser.js';
import { testOrigin } from './sign-in.js';
import { answerSpid, beginSpid, replySpid, type SpidSite } from './spid-site.js';

/** What the identity provider calls a session. */
export interface SessionNames {
  readonly nameId: string;
  readonly sessionIndex: string;
}

export const slo = '/sign-in/spid-low/slo';
export const crossSite = { 'sec-fetch-site': 'cross-site', origin: 'https://idp.example' };

/** What a test of single logout does again and again, at the instance whose sign-ins are at level 1. */
export function logoutOf(site: () => SpidSite) {
  const newBrowser = (): Browser => {
    const [node] = site().nodes;
    if (!node) throw new Error('no node');
    return node.site.browser();
  };
  const lowFacts = (issuer: Issuer): LogoutFacts => ({
    issuer: issuer.entityId,
    destination: new URL(slo, testOrigin).href,
    now: new Date(),
  });
  return {
    newBrowser,
    lowFacts,
    /** A LogoutRequest of alfa, to be signed. */
    aRequest: (names: SessionNames, bend: (root: Draft) => void = () => undefined): Draft => {
      const root = draftLogoutRequest(lowFacts(site().alfa), names);
      bend(root);
      return root;
    },
    byRedirect: (query: string): Promise<Page> => newBrowser().get(`${slo}?${query}`),
    byPost: (message: string): Promise<Page> =>
      newBrowser().post(slo, { SAMLRequest: message, RelayState: 'theirs' }, crossSite),
    /** Signs in at level 1 or 2. */
    signIn: async (browser: Browser, level = 1): Promise<SessionNames> => {
      const names = { nameId: `_name-${Math.random()}`, sessionIndex: `_session-${Math.random()}` };
      const { alfa } = site();
      const begun = await beginSpid(browser, alfa, 'spid-low');
      const bend = naming(names, `https://www.spid.gov.it/SpidL${level}`);
      const samlResponse = answerSpid(alfa, begun, bend, 'spid-low');
      const { status } = await replySpid(browser, { ...begun, samlResponse }, 'spid-low');
      if (status !== 303) throw new Error(`the sign-in was refused: ${status}`);
      return names;
    },
  };
}

const naming =
  ({ nameId, sessionIndex }: SessionNames, classRef: string) =>
  (response: Draft): void => {
    at(response, 'Assertion', 'Subject', 'NameID').children = [nameId];
    const authn = at(response, 'Assertion', 'AuthnStatement');
    authn.attributes['SessionIndex'] = sessionIndex;
    at(authn, 'AuthnContext', 'AuthnContextClassRef').children = [classRef];
  };
