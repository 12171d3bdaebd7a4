// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import type { Clock } from '../../../src/kernel/clock.js';
import type { Issuer } from '../../simulators/spid-idp/issuer.js';
import { createIdpKey, type IdpKey } from '../../simulators/spid-idp/keys.js';
import { writeEntity, writeRegister } from '../../simulators/spid-idp/metadata.js';
import type { Persona } from '../../simulators/spid-idp/personas.js';
import {
  aGatewayIssuer,
  aPersona,
  cieSamlConfigInput,
  federaConfigInput,
} from '../builders/gateway.js';
import { pinOf } from '../builders/saml-register.js';
import { aSigningKey, spidConfigInput } from '../builders/spid.js';
import { serve, type Browser, type Page, type Served } from '../http-browser.js';
import { answerTo, metadataFile, readAsked, type Answering, type Asked } from '../saml/visit.js';
import { signInApp, type SignInApp } from '../sign-in-app.js';
import { testOrigin } from '../sign-in.js';

/** The instances of such a site, each with the identity provider behind it. */
export type Means = 'federa' | 'cie-saml' | 'eidas';

/** A person in front of one node, on the way through one instance. */
export interface Visit {
  readonly browser: Browser;
  readonly means: Means;
  readonly language?: string;
}

/** Nodes of one Piazza with the gateway, the identity card over SAML and the eIDAS node. */
export interface GatewaySite {
  readonly nodes: readonly (SignInApp & { readonly site: Served })[];
  readonly first: SignInApp;
  readonly issuers: Readonly<Record<Means, Issuer>>;
  /** A key whose certificate stands in every metadata, and is pinned nowhere. */
  readonly unpinned: IdpKey;
  readonly citizen: Persona;
  browser(node?: number): Browser;
  /** What the identity provider is asked. */
  begin(visit: Visit, form?: Record<string, string>): Promise<Asked>;
  /** What it answers, the citizen unless said otherwise. */
  answer(means: Means, asked: Asked, how?: Partial<Answering>): Readonly<Record<string, string>>;
  /** What its page then posts, from another site. */
  reply(visit: Visit, fields: Readonly<Record<string, string>>): Promise<Page>;
  /** The whole way of a person. */
  signIn(visit: Visit, how?: Partial<Answering>): Promise<Page>;
  close(): Promise<void>;
}

export interface GatewaySiteOptions {
  readonly db: Db;
  readonly nodes?: number;
  readonly now?: Clock;
  /** What else the configuration of an instance says. */
  readonly more?: Partial<Readonly<Record<Means, object>>>;
}

export async function startGatewaySite(options: GatewaySiteOptions): Promise<GatewaySite> {
  const { db, nodes: count = 1, now } = options;
  const [federa, cie, eidas, unpinned, key, citizen] = await Promise.all([
    aGatewayIssuer('federa'),
    aGatewayIssuer('cie'),
    aGatewayIssuer('eidas'),
    createIdpKey('unpinned'),
    aSigningKey(),
    aPersona('citizen'),
  ]);
  const issuers = { federa, 'cie-saml': cie, eidas };
  const instances = instancesOf(issuers, unpinned, options);
  const nodes = await Promise.all(
    Array.from({ length: count }, async () => {
      const app = await signInApp({ db, instances, samlKeys: [key], ...(now && { now }) });
      return { ...app, site: await serve(app.app) };
    }),
  );
  const [first] = nodes;
  if (!first) throw new Error('a site has a node');
  return {
    nodes,
    first,
    issuers,
    unpinned,
    citizen,
    ...visiting({ issuers, citizen }),
    browser: (node = 0) => (nodes[node] ?? first).site.browser(),
    async close() {
      await Promise.all(nodes.map(({ site }) => site.close()));
    },
  };
}

type Visiting = Pick<GatewaySite, 'begin' | 'answer' | 'reply' | 'signIn'>;

function visiting({ issuers, citizen }: Pick<GatewaySite, 'issuers' | 'citizen'>): Visiting {
  const { eidas } = issuers;
  const steps: Visiting = {
    async begin({ browser, means }, form = {}) {
      const choice = means === 'eidas' ? { choice: eidas.entityId } : {};
      const start = await browser.post(`/sign-in/${means}/start`, { ...choice, ...form });
      if (start.status !== 303) throw new Error(`start answered ${start.status}: ${start.html}`);
      return readAsked(new URL(start.location ?? ''));
    },
    answer(means, asked, how = {}) {
      const acs = new URL(`/sign-in/${means}/acs`, testOrigin).href;
      return answerTo(issuers[means], asked, { persona: citizen, acs, ...how });
    },
    reply: ({ browser, means, language = 'it' }, fields) =>
      browser.post(`/sign-in/${means}/acs`, fields, {
        'sec-fetch-site': 'cross-site',
        origin: 'https://gateway.example',
        'accept-language': language,
      }),
    async signIn(visit, how) {
      const asked = await steps.begin(visit);
      return steps.reply(visit, steps.answer(visit.means, asked, how));
    },
  };
  return steps;
}

function instancesOf(
  { federa, 'cie-saml': cie, eidas }: Readonly<Record<Means, Issuer>>,
  unpinned: IdpKey,
  { more = {} }: GatewaySiteOptions,
) {
  const source = (issuer: Issuer) => ({
    file: metadataFile(withKey(writeEntity(issuer), { ...issuer, key: unpinned })),
    fingerprints: [pinOf(issuer.key)],
  });
  return [
    { id: 'federa', use: 'federa', config: federaConfigInput(source(federa), more.federa) },
    { id: 'cie-saml', use: 'cie-saml', config: cieSamlConfigInput(source(cie), more['cie-saml']) },
    {
      id: 'eidas',
      use: 'spid',
      config: spidConfigInput(
        { file: metadataFile(writeRegister([])) },
        { eidas: source(eidas), ...more.eidas },
      ),
    },
  ];
}

/** Metadata in the course of a rollover: the keys of both. */
function withKey(metadata: string, other: Issuer): string {
  const descriptor = /<md:KeyDescriptor.*<\/md:KeyDescriptor>/s;
  const [added = ''] = descriptor.exec(writeEntity(other)) ?? [];
  return metadata.replace(descriptor, (own) => own + added);
}
