// SPDX-License-Identifier: AGPL-3.0-or-later
import express from 'express';
import type { PortalConfig } from '../../config/schema.js';
import { prepared } from '../database/prepared.js';
import { noStore } from '../http/security-headers.js';
import { hour, minute } from '../kernel/clock.js';
import { PiazzaError } from '../kernel/errors.js';
import { trustId } from '../kernel/ids.js';
import { membershipClaims } from '../membership/use-cases/claims.js';
import type { ApiDeps } from '../portal/api/deps.js';
import { limitCallers } from '../portal/api/limit-callers.js';
import { apiRouter } from '../portal/api/router.js';
import { createTokenVerifier } from '../portal/api/verify-token.js';
import type { OidcDeps } from '../portal/oidc/deps.js';
import { createInteractions } from '../portal/oidc/interactions.js';
import { toJwks } from '../portal/oidc/keys.js';
import { mountForPrograms, mountMetadata, mountProvider } from '../portal/oidc/mount.js';
import { createProvider } from '../portal/oidc/provider.js';
import { createRehearsal } from '../portal/oidc/rehearsal.js';
import type { Rehearse } from '../portal/use-cases/rehearsal-types.js';
import { referenceFaults } from '../portal/domain/portal-faults.js';
import { createPortalDirectory } from '../portal/use-cases/portal-directory.js';
import { portalsWithoutAgreement } from '../portal/use-cases/read-portal.js';
import { scimRouter } from '../portal/scim/router.js';
import { endPortalSessionsOf } from '../portal/use-cases/end-portal-sessions.js';
import { keepPortals, type Registration } from '../portal/use-cases/register-portal.js';
import { losingAllCommunities } from '../portal/use-cases/read-losing-all.js';
import { placeNames } from '../portal/use-cases/changes/tell-names.js';
import { queueLosses } from '../portal/use-cases/logouts/queue-losses.js';
import { queueWebhooks } from '../portal/use-cases/webhooks/queue-event.js';
import { queueEndLetters } from '../portal/use-cases/agreements/letters.js';
import { sweepExpired } from '../portal/use-cases/sweep.js';
import { currentEvent } from '../sign-in/use-cases/current-event.js';
import { renderErrorPage } from '../web/errors/render-error-page.js';
import { interactionRoutes } from '../web/interaction/routes.js';
import { signInAddress } from '../web/interaction/sign-in-address.js';
import { sendPassOnPage } from '../web/interaction/pass-on-page.js';
import { sendSignedOutPage, sendSignOutPage } from '../web/interaction/sign-out-pages.js';
import { sendSignedOutHere } from '../web/sign-in/logout.js';
import { sendEndLetter, watchAgreements } from './agreement-letters.js';
import type { Area } from './area.js';
import { sendDeliveryLetter } from './delivery-letters.js';
import { errorStatus } from './error-status.js';
import { scimDeps } from './scim.js';
import { portalGround } from './portal-ground.js';
import { watchDeliveries } from './watch-deliveries.js';
import { logoutDeliverer, webhookDeliverer } from './webhooks.js';
import type { Foundation } from './foundation.js';
import { demandKeeper } from './keeps-portals.js';
import { StartError } from './start-error.js';

export interface PortalAreaDeps {
  /** Ends our own session of this browser, its cookie too; gives the identity provider's logout, if there is one. */
  readonly endSession: OidcDeps['endSession'];
  readonly isNational: OidcDeps['isNational'];
  /** What runs to sign in with. */
  readonly lookup: Pick<ApiDeps, 'means'>;
}

export interface PortalArea extends Area {
  readonly rehearse: Rehearse;
}

/** What portals talk to: the OpenID Provider, the API, and the pages on the way. */
export async function portalArea(
  foundation: Foundation,
  deps: PortalAreaDeps,
): Promise<PortalArea> {
  await keepConfiguredPortals(foundation);
  await tellLackingAgreements(foundation);
  const oidc = oidcDeps(foundation, deps);
  const provider = createProvider(oidc);
  const [webhooks, logouts] = [webhookDeliverer(foundation), logoutDeliverer(foundation)];
  const api = { ...apiDeps(foundation, oidc), means: () => deps.lookup.means() };
  const router = express.Router();
  router.use(mountMetadata(provider, oidc));
  router.use('/oidc', mountProvider(provider, oidc));
  return {
    open: [
      express.Router().use('/api/v1', apiRouter(api)),
      express.Router().use('/scim/v2', scimRouter(scimDeps(foundation, api))),
      express.Router().use('/oidc', noStore, mountForPrograms(provider, oidc)),
    ],
    crossSite: [router],
    pages: [interactionRoutes(createInteractions(provider, oidc), foundation)],
    rehearse: createRehearsal(provider, { ...oidc, demandKeeper }),
    tasks: {
      agreement_end: sendEndLetter(foundation),
      delivery_letter: sendDeliveryLetter(foundation),
    },
    handlers: [endPortalSessionsOf, queueEndLetters, placeNames, queueWebhooks, queueLosses],
    repeated: [
      { everyMilliseconds: 100, run: async () => webhooks.run() },
      { everyMilliseconds: 200, run: async () => logouts.run() },
      {
        everyMilliseconds: minute,
        async run() {
          await sweepExpired(foundation);
          return false;
        },
      },
      { everyMilliseconds: hour, run: () => watchAgreements(foundation) },
      { everyMilliseconds: minute, run: () => watchDeliveries(foundation) },
    ],
    close: async () => void (await Promise.all([webhooks.idle(), logouts.idle()])),
  };
}

function oidcDeps(foundation: Foundation, deps: PortalAreaDeps): OidcDeps {
  const { config, db, keys, logger, now, pool } = foundation;
  const origin = config.http.publicUrl;
  const { controller } = config.organisation;
  const statements = prepared(pool);
  return {
    db,
    now,
    log: logger,
    issuer: `${origin}/oidc`,
    apiResource: `${origin}/api/v1`,
    box: keys.box,
    fetch: foundation.fetch,
    portals: createPortalDirectory({ db, now, seconds: 5 }),
    jwks: toJwks(keys.signing('oidc')),
    cookieKeys: keys.cookie,
    entitlements: config.organisation.entitlements,
    currentEvent: async (query) => currentEvent({ db, controller }, query),
    memberships: async (query) => membershipClaims(statements, query),
    endSession: deps.endSession,
    isNational: deps.isNational,
    pages: {
      error(req, res, error) {
        const code = error instanceof PiazzaError ? error.code : 'server.internal';
        renderErrorPage(req, res, { code, status: errorStatus[code] });
      },
      signIn: signInAddress,
      passOn: sendPassOnPage,
      signOut: sendSignOutPage,
      signedOut: sendSignedOutPage,
      signedOutHere: sendSignedOutHere,
    },
  };
}

function apiDeps(
  { config, db, keys, now, pool }: Foundation,
  oidc: OidcDeps,
): Omit<ApiDeps, 'means'> {
  const { organisation, limits, http } = config;
  return {
    db,
    now,
    prepared: prepared(pool),
    box: keys.box,
    verify: createTokenVerifier({
      keys: keys.signing('oidc'),
      issuer: oidc.issuer,
      audience: oidc.apiResource,
      now,
    }),
    portals: createPortalDirectory({ db, now, seconds: 0 }),
    rememberedPortals: oidc.portals,
    issuer: oidc.issuer,
    origin: http.publicUrl,
    contact: { name: organisation.name, url: organisation.url, email: organisation.contact },
    pseudonym: (label, value) => keys.pseudonym(label, value),
    limit: limitCallers('api', { portal: limits.api, person: limits.apiPerson }),
    lettersOfDay: limits.invitationLetters,
    async isReady() {
      const answered = pool.query('select 1').then(
        () => true,
        () => false,
      );
      return answered;
    },
    memberships: oidc.memberships,
  };
}

async function keepConfiguredPortals({ config, db, keys, now }: Foundation): Promise<void> {
  refuseUnsound(config);
  const registrations = config.portals.map(toRegistration);
  await refuseUnsaid(db, registrations);
  try {
    await keepPortals({ db, now, box: keys.box }, registrations);
  } catch (error) {
    throw error instanceof PiazzaError ? (startErrorOf(error) ?? error) : error;
  }
}

function startErrorOf({ code, context }: PiazzaError): StartError | undefined {
  if (code === 'portal.community_unknown') {
    const unknown = JSON.stringify(context['unknown']);
    return new StartError(`portals: a portal serves communities that do not exist: ${unknown}`);
  }
  if (code !== 'portal.sector_of_another') return undefined;
  const { clientId = 'a portal', sector = '' } = context;
  return new StartError(
    `portals: ${String(clientId)} names the sector ${JSON.stringify(sector)}, which is another body's: ` +
      'give it a sector of its own; a body that has another name is renamed by piazza portal rename-controller',
  );
}

/** What each says of others in the configuration has to be there. Communities are looked for in the database. */
function refuseUnsound(config: Foundation['config']): void {
  const ground = portalGround(config);
  const faults = config.portals.flatMap(({ clientId, ...portal }) =>
    referenceFaults(portal, ground).map(({ field, code }) => `${clientId}.${field}: ${code}`),
  );
  if (faults.length > 0) throw new StartError(`portals: ${faults.join(', ')}`);
}

/** What earlier versions took for all communities: nobody is to lose them all by an upgrade. */
async function refuseUnsaid(
  db: Foundation['db'],
  registrations: readonly Registration[],
): Promise<void> {
  const unsaid = await losingAllCommunities(db, registrations);
  if (unsaid.length === 0) return;
  throw new StartError(
    `portals: ${unsaid.join(', ')} served all communities and would serve none: write communities: all, or name some`,
  );
}

/** For the operator: it is not noticed before somebody looks for SPID and does not find it. */
async function tellLackingAgreements({ db, now, logger }: Foundation): Promise<void> {
  const portals = await portalsWithoutAgreement({ db, now });
  if (portals.length > 0) logger.warn({ portals }, 'portal.without_agreement');
}

const toRegistration = (portal: PortalConfig): Registration => ({
  ...portal,
  clientId: trustId(portal.clientId),
  sector: portal.sector ?? portal.clientId,
});
