// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Express } from 'express';
import type { Config } from '../config/schema.js';
import { createApp } from './app.js';
import type { Area } from './compose/area.js';
import { certificateHost, type CertificateHost } from './compose/certificates.js';
import { openDatabases, refusePendingMigrations, type Databases } from './compose/databases.js';
import { errorStatus } from './compose/error-status.js';
import type { Foundation } from './compose/foundation.js';
import { createKeys } from './compose/keys.js';
import { membershipArea } from './compose/membership.js';
import { memberFeatures } from './compose/member-features.js';
import { noticesArea } from './compose/notices.js';
import { operationArea } from './compose/operation.js';
import { organisationsArea } from './compose/organisations.js';
import { programmesArea } from './compose/programmes.js';
import { pagesArea } from './compose/pages.js';
import { portalArea } from './compose/portal.js';
import { portalFinder, portalLogoutPages, signInArea } from './compose/sign-in.js';
import { startWork } from './compose/work.js';
import { createOutboundFetch } from './http/outbound-fetch.js';
import { createMeasures } from './http/measures.js';
import { systemClock } from './kernel/clock.js';
import type { Logger } from './kernel/logger.js';
import { proveByProfessionalIdentity } from './membership/use-cases/organisations/prove-by-professional-identity.js';
import { createMailer } from './mail/mailer.js';
import { renderErrorPage } from './web/errors/render-error-page.js';
import type { Site } from './web/site.js';

export interface Piazza {
  readonly app: Express;
  /** The second server, for signing in with a card, where it is configured. */
  readonly certificates: CertificateHost | undefined;
  /** Begins the work that no request asks for: the queue, the relay, periodic tasks. */
  startWork(): Promise<void>;
  /** From here on `/readyz` refuses and connections are not kept. */
  drain(): void;
  close(): Promise<void>;
}

/**
 * Builds everything from the configuration; the only builder there is.
 * @throws StartError when something that cannot be done without is missing; nothing stays open then.
 */
export async function compose(config: Config, logger: Logger): Promise<Piazza> {
  const databases = await openDatabases(config, logger);
  try {
    await refusePendingMigrations(databases.db);
    return await assemble(lay(config, databases, logger), databases.close);
  } catch (error) {
    await databases.close();
    throw error;
  }
}

/** What everything is built from, without building it: for commands that need a part. */
export function lay(config: Config, databases: Databases, logger: Logger): Foundation {
  const { organisation, http, mail } = config;
  const sender = { ...mail, origin: http.publicUrl, organisation: organisation.name };
  return {
    ...databases,
    config,
    logger,
    now: systemClock,
    keys: createKeys(config.keys),
    mailer: createMailer(sender),
    measures: createMeasures(),
    fetch: createOutboundFetch(http.outbound),
  };
}

async function assemble(
  foundation: Foundation,
  closeDatabases: () => Promise<void>,
): Promise<Piazza> {
  const { config, logger } = foundation;
  let draining = false;
  const isDraining = (): boolean => draining;
  const features = memberFeatures(foundation);
  const signIn = await signInArea(foundation, {
    features,
    findPortal: portalFinder(foundation),
    logoutPages: portalLogoutPages(foundation),
    proveAffiliation: (proof) => proveByProfessionalIdentity(foundation, proof),
  });
  const portal = await portalArea(foundation, signIn);
  const operation = operationArea(foundation, { isDraining, providers: signIn.providers });
  const areas: readonly Area[] = [
    operation,
    membershipArea(foundation),
    organisationsArea(foundation),
    programmesArea(foundation),
    noticesArea(foundation),
    signIn,
    portal,
    pagesArea(foundation, { features, signIn: signIn.lookup, rehearsePortal: portal.rehearse }),
  ];

  const app = createApp({
    logger,
    origin: config.http.publicUrl,
    trustProxy: config.http.trustProxy,
    site: siteOf(config.organisation),
    errorStatus,
    renderErrorPage,
    isDraining,
    observe: operation.observe,
    open: openFirst(portal, areas),
    session: signIn.session,
    crossSite: areas.flatMap((area) => area.crossSite ?? []),
    pages: areas.flatMap((area) => area.pages ?? []),
  });

  let work: { stop(): Promise<void> } | undefined;
  return {
    app,
    certificates: certificateHost(foundation, siteOf(config.organisation), signIn),
    async startWork() {
      work = await startWork(foundation, areas);
    },
    drain() {
      draining = true;
    },
    async close() {
      await work?.stop();
      for (const area of areas) await area.close?.();
      foundation.mailer.close();
      await closeDatabases();
    },
  };
}

const siteOf = (organisation: Config['organisation']): Site => ({
  owner: { name: organisation.name, url: organisation.url },
  controller: organisation.controller,
  contactEmail: organisation.contact,
  accessibilityStatementUrl: organisation.accessibilityUrl,
  privacyUrl: organisation.privacyUrl,
});

/** What portals ask all day finds its way first. */
const openFirst = (first: Area, areas: readonly Area[]) =>
  [first, ...areas.filter((area) => area !== first)].flatMap((area) => area.open ?? []);
