// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Db } from '../../src/database/database.js';
import { createIssuers, type Issuer } from '../simulators/spid-idp/issuer.js';
import { writeRegister } from '../simulators/spid-idp/metadata.js';
import { draftResponse, encode, signDraft } from '../simulators/spid-idp/response.js';
import type { Draft } from '../simulators/spid-idp/draft.js';
import { aSigningKey, spidConfigInput } from './builders/spid.js';
import { serve, type Browser, type Page, type Served } from './http-browser.js';
import { testOrigin } from './sign-in.js';
import { signInApp, type SignInApp } from './sign-in-app.js';

const known = ['spidCode', 'name', 'familyName', 'fiscalNumber'];
/** Of the instance `spid-two`: the portal `letters` needs an address. */
const attributeSets = [
  { index: 0, name: { it: 'Accesso' }, attributes: known },
  { index: 1, name: { it: 'Lettere' }, attributes: [...known, 'email'] },
];
const ofWork = {
  index: 2,
  name: { it: 'Appartenenza' },
  attributes: [...known, 'companyName', 'companyFiscalNumber', 'ivaCode'],
  professional: true,
  purpose: 'PG',
};
const portals = {
  letters: {
    name: 'Lettere',
    controller: 'Regione',
    attributeService: 1,
    origins: [],
    refusalOf: () => undefined,
  },
};

/** Several nodes of one Piazza with SPID, and the keys of the identity providers. */
export interface SpidSite {
  readonly nodes: readonly (SignInApp & { readonly site: Served })[];
  readonly alfa: Issuer;
  readonly beta: Issuer;
  close(): Promise<void>;
}

export async function startSpidSite(db: Db, nodes = 1): Promise<SpidSite> {
  const [alfa, beta] = await createIssuers('https://idp.example', ['alfa', 'beta']);
  if (!alfa || !beta) throw new Error('no issuers');
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'piazza-spid-')), 'register.xml');
  writeFileSync(file, writeRegister([alfa, beta]));
  const instance = (id: string, list = file, more: object = {}) => ({
    id,
    use: 'spid',
    config: spidConfigInput({ file: list }, more),
  });
  const samlKeys = [await aSigningKey()];
  const started = await Promise.all(
    Array.from({ length: nodes }, async () => {
      const instances = [
        instance('spid'),
        instance('spid-two', file, { attributeSets }),
        instance('spid-down', '/nowhere'),
        instance('spid-low', file, { level: 'low' }),
        instance('spid-work', file, { attributeSets: [...attributeSets, ofWork] }),
      ];
      const app = await signInApp({ db, instances, samlKeys, portals });
      return { ...app, site: await serve(app.app) };
    }),
  );
  return {
    nodes: started,
    alfa,
    beta,
    async close() {
      await Promise.all(started.map(({ site }) => site.close()));
    },
  };
}

export interface Begun {
  readonly requestId: string;
  readonly relayState: string;
  /** The whole request. */
  readonly xml: string;
}

/** The person chooses an identity provider; what their browser then carries there. */
export async function beginSpid(
  browser: Browser,
  issuer: Issuer,
  instance = 'spid',
  more: Readonly<Record<string, string>> = {},
): Promise<Begun> {
  const chosen = { choice: issuer.entityId, ...more };
  const start = await browser.post(`/sign-in/${instance}/start`, chosen);
  if (start.status !== 303) throw new Error(`start answered ${start.status}: ${start.html}`);
  const { searchParams } = new URL(start.location ?? '');
  const message = Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64');
  const xml = inflateRawSync(message).toString('utf8');
  return {
    requestId: / ID="([^"]+)"/.exec(xml)?.[1] ?? '',
    relayState: searchParams.get('RelayState') ?? '',
    xml,
  };
}

/** The true answer to a request, bent by a test before it is signed. */
export function answerSpid(
  issuer: Issuer,
  { requestId }: Omit<Begun, 'xml'>,
  bend: (response: Draft) => void = () => undefined,
  instance = 'spid',
): string {
  return answerSpidWith(issuer, { requestId, instance, bend, attributes: {} });
}

/** The same, with more to say of the person. */
export function answerSpidWith(
  issuer: Issuer,
  {
    requestId,
    instance,
    bend = () => undefined,
    attributes,
  }: {
    readonly requestId: string;
    readonly instance: string;
    readonly bend?: (response: Draft) => void;
    readonly attributes: Readonly<Record<string, string>>;
  },
): string {
  const response = draftResponse({
    issuer: issuer.entityId,
    recipient: new URL(`/sign-in/${instance}/acs`, testOrigin).href,
    audience: new URL(`/sign-in/${instance}/metadata`, testOrigin).href,
    requestId,
    now: new Date(),
    classRef: 'https://www.spid.gov.it/SpidL2',
    attributes: {
      spidCode: 'ALFA1234567890',
      name: 'Giulia',
      familyName: 'Bassi',
      fiscalNumber: 'TINIT-BSSGLI88D52M990F',
      dateOfBirth: '1988-04-12',
      ...attributes,
    },
  });
  bend(response);
  return encode(signDraft(response, { key: issuer.key }));
}

/** What an identity provider's page posts, from another site. */
export const replySpid = (
  browser: Browser,
  fields: { readonly samlResponse: string; readonly relayState: string },
  instance = 'spid',
): Promise<Page> =>
  browser.post(
    `/sign-in/${instance}/acs`,
    { SAMLResponse: fields.samlResponse, RelayState: fields.relayState },
    { 'sec-fetch-site': 'cross-site', origin: 'https://idp.example' },
  );
