// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { createOutboundFetch } from '../../../src/http/outbound-fetch.js';
import { startGateway } from '../../simulators/gateway/index.js';
import type { SpidIdp } from '../../simulators/spid-idp/index.js';
import type { Issuer } from '../../simulators/spid-idp/issuer.js';
import type { Persona } from '../../simulators/spid-idp/personas.js';
import { aPersona, samlConfigInput } from '../builders/gateway.js';
import { aSigningKey } from '../builders/spid.js';
import { serveAt, type Browser, type Page, type Served } from '../http-browser.js';
import { answerTo, readAsked, readPosted, type Answering, type Asked } from '../saml/visit.js';
import { signInApp, type SignInApp } from '../sign-in-app.js';

export const mfa = 'https://refeds.org/profile/mfa';
export const password = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';
export const subjectId = 'urn:oasis:names:tc:SAML:attribute:subject-id';

/** The instances: by a persistent NameID, by an attribute and the POST binding, and a list of two. */
export type Means = 'by-name' | 'by-attribute' | 'several';

export interface Visit {
  readonly browser: Browser;
  readonly means: Means;
  readonly language?: string;
}

/** One Piazza and the identity provider of a university, each at an address of its own. */
export interface UniversitySite {
  readonly gateway: SpidIdp;
  readonly university: Issuer;
  /** Another one of the same metadata. */
  readonly other: Issuer;
  readonly piazza: SignInApp;
  readonly site: Served;
  readonly origin: URL;
  readonly citizen: Persona;
  /** The page that leads to the identity provider, and what that one reads there. */
  begin(visit: Visit, form?: Record<string, string>): Promise<Page>;
  ask(visit: Visit, form?: Record<string, string>): Promise<Asked>;
  answer(means: Means, asked: Asked, how?: Partial<Answering>): Readonly<Record<string, string>>;
  reply(visit: Visit, fields: Readonly<Record<string, string>>): Promise<Page>;
  /** The whole way of a person through an instance that redirects. */
  signIn(visit: Visit, how?: Partial<Answering>, form?: Record<string, string>): Promise<Page>;
  close(): Promise<void>;
}

export async function startUniversitySite(db: Db): Promise<UniversitySite> {
  const [gateway, key, citizen] = await Promise.all([
    startGateway({ port: 0 }),
    aSigningKey(),
    aPersona('citizen'),
  ]);
  const issuer = (name: string): Issuer => {
    const found = gateway.issuers.find((one) => one.name === name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const [university, other] = [issuer('university'), issuer('cie')];
  const made: { piazza?: SignInApp; origin?: URL } = {};
  const site = await serveAt(async (address) => {
    const origin = new URL(address.replace('127.0.0.1', 'localhost'));
    const instances = instancesOf(gateway, [university, other]);
    const fetch = createOutboundFetch({ allowPrivate: true, deadline: 20_000 });
    const piazza = await signInApp({ db, origin, fetch, instances, samlKeys: [key] });
    Object.assign(made, { piazza, origin });
    return piazza.app;
  });
  const { piazza, origin } = made;
  if (!piazza || !origin) throw new Error('a site has an application');
  return {
    gateway,
    university,
    other,
    piazza,
    site,
    origin,
    citizen,
    ...visiting({ university, citizen, origin }),
    async close() {
      await site.close();
      await gateway.close();
    },
  };
}

function instancesOf({ origin }: SpidIdp, [university, other]: readonly [Issuer, Issuer]) {
  const metadata = { url: `${origin}/metadata.xml` };
  const enterprise = {
    trust: 'enterprise',
    levels: { [password]: 'low', [mfa]: 'substantial' },
    emailDomains: ['example.org'],
  };
  const instance = (id: Means, issuers: readonly Issuer[], more: object) => ({
    id,
    use: 'saml',
    config: samlConfigInput(
      metadata,
      issuers.map(({ entityId }) => entityId),
      more,
    ),
  });
  return [
    instance('by-name', [university], enterprise),
    instance('by-attribute', [university], { subjectAttribute: subjectId, binding: 'post' }),
    instance('several', [university, other], enterprise),
  ];
}

type Visiting = Pick<UniversitySite, 'begin' | 'ask' | 'answer' | 'reply' | 'signIn'>;

function visiting({
  university,
  citizen,
  origin,
}: Pick<UniversitySite, 'university' | 'citizen' | 'origin'>): Visiting {
  const steps: Visiting = {
    begin: ({ browser, means }, form = {}) => browser.post(`/sign-in/${means}/start`, form),
    ask: async (visit, form) => readAskedOf(await steps.begin(visit, form)),
    answer(means, asked, how = {}) {
      const acs = new URL(`/sign-in/${means}/acs`, origin).href;
      return answerTo(university, asked, { persona: citizen, acs, ...how });
    },
    reply: ({ browser, means, language = 'it' }, fields) =>
      browser.post(`/sign-in/${means}/acs`, fields, {
        'sec-fetch-site': 'cross-site',
        origin: 'https://idp.example',
        'accept-language': language,
      }),
    async signIn(visit, how, form) {
      const asked = await steps.ask(visit, form);
      return steps.reply(visit, steps.answer(visit.means, asked, how));
    },
  };
  return steps;
}

/** The request of a page, whatever its binding. */
const readAskedOf = ({ location, html }: Page): Asked =>
  location === null ? readPosted(html) : readAsked(new URL(location));
