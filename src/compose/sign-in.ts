// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler, Router } from 'express';
import { createMonthBoxes } from '../audit/register/month-keys.js';
import { recordSignIn } from '../audit/register/record.js';
import { browserBinding } from '../http/browser-binding.js';
import type { ProviderState } from '../http/health.js';
import { createOutboundFetch } from '../http/outbound-fetch.js';
import { rateLimit } from '../http/rate-limit.js';
import { sessions } from '../http/session.js';
import { signedCookie } from '../http/signed-cookie.js';
import { readNotice } from '../identity/use-cases/read-notice.js';
import { resolveSignIn, type MemberFeature } from '../identity/use-cases/resolve-sign-in.js';
import { withdrawIdentity } from '../identity/use-cases/withdraw-identity.js';
import { day, minute, second } from '../kernel/clock.js';
import { toMailTemplate } from '../mail/mailer.js';
import { logoutPages as logoutPagesOf } from '../portal/use-cases/logouts/leave-portals.js';
import { createPortalDirectory } from '../portal/use-cases/portal-directory.js';
import { originsOf, refusalOfWay } from '../portal/use-cases/portals.js';
import type { Host } from '../providers/provider.js';
import {
  createRegistry,
  isEnabled,
  isNational,
  type ProviderRegistry,
} from '../providers/registry.js';
import type { SignInDeps } from '../sign-in/deps.js';
import { createHost } from '../sign-in/host.js';
import { revokeTask, revokeUpstream } from '../sign-in/use-cases/revoke-upstream.js';
import { runProviderTasks } from '../sign-in/use-cases/run-provider-tasks.js';
import { sessionStore } from '../sign-in/use-cases/session-store.js';
import type { SignInLookup } from '../web/deps.js';
import { certificateRoutes, type ReadCertificate } from '../web/sign-in/certificate.routes.js';
import type { SignInWebDeps } from '../web/sign-in/deps.js';
import { signInLookup } from '../web/sign-in/lookup.js';
import { logoutRoutes } from '../web/sign-in/logout.routes.js';
import { replyRoutes } from '../web/sign-in/replies.js';
import type { UpstreamLogout } from '../web/sign-in/logout.js';
import { signInRoutes } from '../web/sign-in/routes.js';
import { withdrawalPages, withdrawalRoutes } from '../web/sign-in/withdrawal.routes.js';
import { signOut } from '../web/sign-in/sign-out.js';
import type { Area } from './area.js';
import type { Foundation } from './foundation.js';
import { sessionLimits } from './session-limits.js';

export interface SignInArea extends Area {
  readonly session: RequestHandler;
  readonly deps: SignInDeps;
  /** The router of the host that asks for TLS client certificates. */
  readonly certificates: (read: ReadCertificate) => Router;
  readonly providers: () => readonly ProviderState[];
  /** Ends the session of this browser, its cookie too; gives the identity provider's own logout, if it keeps a session. */
  readonly endSession: (req: Request) => Promise<UpstreamLogout | undefined>;
  /** Whether the State proves who signs in by a provider instance; also where nobody can tell any more. */
  readonly isNational: (provider: string) => boolean;
  /** For the other pages. */
  readonly lookup: SignInLookup;
}

/** What other parts give to sign-in. */
export interface SignInNeeds {
  readonly features: readonly MemberFeature[];
  readonly findPortal: SignInWebDeps['findPortal'];
  readonly logoutPages: SignInWebDeps['logoutPages'];
  readonly proveAffiliation: SignInDeps['proveAffiliation'];
}

/** The ways in: providers, sessions, the pages between them. */
export async function signInArea(foundation: Foundation, needs: SignInNeeds): Promise<SignInArea> {
  const providers = await loadProviders(foundation);
  const deps = depsOf(foundation, providers, needs);
  const web = webDepsOf(foundation, deps, needs);
  const { db, now, logger } = foundation;
  return {
    deps,
    providers: () => providers.instances.map(stateOf),
    endSession: (req) => signOut(web, req),
    isNational: (id) => isNational(providers.find(id)),
    certificates: (read) => certificateRoutes(web, read),
    lookup: signInLookup(providers),
    session: sessionOf(foundation, deps),
    crossSite: [replyRoutes(web), logoutRoutes(web), withdrawalRoutes(web)],
    pages: [signInRoutes(web), withdrawalPages(web)],
    tasks: { [revokeTask]: revokeUpstream(deps) },
    repeated: [
      {
        everyMilliseconds: 30 * second,
        run: () => runProviderTasks({ db, now, providers, logger }).then(() => false),
      },
    ],
    close: () => providers.close(),
  };
}

/** Builds the configured ways in; a broken one is disabled with its reason. */
export function loadProviders(foundation: Foundation) {
  const { config, db, now, logger, fetch, keys, mailer } = foundation;
  const origin = new URL(config.http.publicUrl);
  const sendMail: Host['mail']['send'] = (to, template, locale, { url = '', ...values }) =>
    mailer.send({ to, template: toMailTemplate(template), locale, values: { url, ...values } });
  const pseudonym: Host['keys']['pseudonym'] = (label, value) => keys.pseudonym(label, value);
  const fetchWithin: Host['fetchWithin'] = ({ bytes, seconds }) =>
    createOutboundFetch({ ...config.http.outbound, bytes, deadline: seconds * second });
  const measure: NonNullable<Host['measure']> = (name, labels, value) =>
    foundation.measures.set(name, labels, value);
  const certificateHost = certificateHostOf(config);
  const asked = { fetch, fetchWithin, pseudonym, sendMail, measure };
  const host = { db, now, origin, certificateHost, logger, ...asked };
  return createRegistry({
    instances: config.providers,
    configFile: config.file ?? '.',
    hostFor(id) {
      const sign = (use: string) => (use === 'saml' || use === 'oidc' ? keys.signing(use, id) : []);
      return createHost({ ...host, sign }, id);
    },
  });
}

const certificateHostOf = ({ clientCertificates }: Foundation['config']): URL | undefined =>
  clientCertificates && new URL(clientCertificates.publicUrl);

function depsOf(
  foundation: Foundation,
  providers: ProviderRegistry,
  { features, proveAffiliation }: SignInNeeds,
): SignInDeps {
  const { config, db, now, keys, register } = foundation;
  const monthBox = createMonthBoxes({ register, box: keys.box });
  const recording = { register, monthBox, hashReference: keys.registerReference };
  const identity = { db, now, personKeys: keys.personKeys, features };
  return {
    db,
    now,
    box: keys.box,
    pseudonym: (label, value) => keys.pseudonym(label, value),
    origin: new URL(config.http.publicUrl),
    providers,
    resolve: (input) => resolveSignIn(identity, input),
    withdraw: (trx, input) => withdrawIdentity(trx, { features }, input),
    proveAffiliation,
    record: (messages) => recordSignIn(recording, messages),
    controller: config.organisation.controller,
    limits: sessionLimits(config),
    attemptLifetime: config.sessions.attemptMinutes * minute,
  };
}

function webDepsOf(
  { config, pool, db, now, keys }: Foundation,
  signIn: SignInDeps,
  { findPortal, logoutPages }: SignInNeeds,
): SignInWebDeps {
  const secure = config.http.publicUrl.startsWith('https:');
  const cookie = { name: 'piazza_means', secure, secrets: keys.cookie, maxAge: 180 * day };
  const limit = { name: 'sign-in', limit: config.limits.signIn, pool };
  return {
    signIn,
    binding: browserBinding({ secure }),
    lastMeans: signedCookie(cookie),
    limit: rateLimit({ ...limit, key: (req) => req.ip ?? '' }),
    certificateHost: certificateHostOf(config),
    findPortal,
    logoutPages,
    readNotice: (memberId) => readNotice({ db, now }, { memberId }),
  };
}

const sessionOf = ({ config, keys, now }: Foundation, deps: SignInDeps): RequestHandler =>
  sessions({
    persistence: sessionStore(deps),
    secure: config.http.publicUrl.startsWith('https:'),
    secrets: keys.cookie,
    now,
  });

const stateOf = (instance: ProviderRegistry['instances'][number]): ProviderState =>
  isEnabled(instance)
    ? { id: instance.id, state: 'up' }
    : { id: instance.id, state: 'disabled', reason: instance.disabled };

/** Pages of portals that only the browser of a session can reach. */
export const portalLogoutPages =
  ({ config, db }: Foundation): SignInNeeds['logoutPages'] =>
  async (sessionId) =>
    logoutPagesOf({ db, issuer: `${config.http.publicUrl}/oidc` }, sessionId);

/** The active portal that a `client_id` names, as the pages of sign-in need to know it. */
export function portalFinder({
  db,
  now,
}: Pick<Foundation, 'db' | 'now'>): SignInNeeds['findPortal'] {
  const portals = createPortalDirectory({ db, now, seconds: 5 });
  return async (clientId) => {
    const portal = await portals.find(clientId);
    return (
      portal && {
        name: portal.name,
        controller: portal.controller,
        attributeService: portal.attributeService,
        origins: originsOf(portal),
        refusalOf: (way) => refusalOfWay(portal, way, now()),
      }
    );
  };
}
