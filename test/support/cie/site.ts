// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { createOutboundFetch } from '../../../src/http/outbound-fetch.js';
import type { Clock } from '../../../src/kernel/clock.js';
import { isEnabled, type EnabledInstance } from '../../../src/providers/registry.js';
import { startFederation, type Federation } from '../../simulators/cie-federation/index.js';
import { readPersonas } from '../../simulators/spid-idp/personas.js';
import {
  chooseAtCie,
  cieConfigInput,
  publicKeys,
  relyingPartyKeys,
  type Choice,
  type RelyingPartyKeys,
} from './relying-party.js';
import { serveAt, type Browser, type Page, type Served } from '../http-browser.js';
import { signInApp, type SignInApp } from '../sign-in-app.js';

export interface CieSiteOptions {
  readonly db: Db;
  readonly now?: Clock;
  readonly changeKeys?: (keys: ConfiguredKeys) => ConfiguredKeys;
  readonly allowPrivate?: boolean;
  /** The entity identifier is the origin itself. */
  readonly atRoot?: boolean;
  /** Which of the two federations, as we call them. */
  readonly kind?: 'cie-oidc' | 'spid-oidc';
}

type ConfiguredKeys = ReturnType<typeof cieConfigInput>['keys'];

/** Piazza as a relying party on a port of its own, and a federation on three others. */
export interface CieSite {
  readonly federation: Federation;
  readonly piazza: SignInApp;
  readonly site: Served;
  readonly entityId: string;
  readonly keys: RelyingPartyKeys;
  readonly instance: EnabledInstance;
  /** How requests of ours are made; milliseconds that one may take can be changed. */
  readonly network: { deadline: number };
  close(): Promise<void>;
}

/** Milliseconds: on a busy machine too, whoever answers answers within them. */
export const patience = 20_000;

export async function startCieSite(options: CieSiteOptions): Promise<CieSite> {
  const { db, now = () => new Date(), allowPrivate = true } = options;
  const network = { allowPrivate, deadline: patience };
  const personas = await readPersonas();
  const federation = await startFederation({ ports: 'separate', personas, now });
  const keys = await relyingPartyKeys();
  const input = cieConfigInput(federation, keys);
  const config = { ...input, keys: options.changeKeys?.(input.keys) ?? input.keys };
  const started: { piazza?: SignInApp; entityId?: string } = {};
  const site = await serveAt(async (origin) => {
    const address = new URL(origin.replace('127.0.0.1', 'localhost'));
    const entityId = options.atRoot ? address.origin : new URL('/sign-in/cie', address).href;
    federation.onboard(entityId, publicKeys(keys));
    const piazza = await signInApp({
      db,
      now,
      origin: address,
      fetch: createOutboundFetch(network),
      instances: [
        {
          id: 'cie',
          use: options.kind ?? 'cie-oidc',
          config: { ...config, ...(options.atRoot && { entityId }) },
        },
      ],
    });
    Object.assign(started, { piazza, entityId });
    return piazza.app;
  });
  const { piazza, entityId } = started;
  const instance = piazza?.bench.providers.find('cie');
  if (!piazza || !entityId || !instance || !isEnabled(instance)) {
    throw new Error(`cie does not run: ${JSON.stringify(instance)}`);
  }
  return {
    federation,
    piazza,
    site,
    entityId,
    keys,
    instance,
    network,
    async close() {
      await site.close();
      await federation.close();
    },
  };
}

/** Opens a sign-in; where the browser is then led. */
export async function beginCie(browser: Browser, form: Record<string, string> = {}): Promise<URL> {
  const start = await browser.post('/sign-in/cie/start', form);
  if (start.status !== 303) throw new Error(`start answered ${start.status}: ${start.html}`);
  return new URL(start.location ?? '');
}

/** A whole sign-in with CIE, as a browser does it. */
export async function signInWithCie(
  browser: Browser,
  choice: Choice,
  form: Record<string, string> = {},
): Promise<{ readonly back: URL; readonly page: Page }> {
  const back = await chooseAtCie(await beginCie(browser, form), choice);
  return { back, page: await browser.get(back.href) };
}
