// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Provider } from 'oidc-provider';
import type { Viewer } from '../../http/request.js';
import { second } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import { isInForce } from '../domain/agreement.js';
import { refusalOfWay } from '../domain/acceptance.js';
import { reportedAcr } from '../domain/assurance.js';
import type { Account } from '../domain/account.js';
import type { Portal } from '../domain/portal.js';
import { rehearsedScopes } from '../domain/rehearsal.js';
import { alreadyShown, claimsOfScopes, claimsToShow, coveredScopes } from '../domain/release.js';
import { loginScopes } from '../domain/scopes.js';
import type { SignInEvent } from '../domain/sign-in-event.js';
import { findAccountRow } from '../store/accounts.js';
import { claimsOf } from '../use-cases/releases/claims-of.js';
import { recordRehearsal } from '../use-cases/record-rehearsal.js';
import type { Rehearsal, RehearsedSignIn, Rehearse } from '../use-cases/rehearsal-types.js';
import type { StaffDeps } from '../use-cases/staff-deps.js';
import { acceptedBy, isAdmitted, refusalBy } from './admission.js';
import { alwaysInIdToken } from './authorization-request.js';
import type { OidcDeps } from './deps.js';
import { claimsWithheld } from './grants.js';

type Deps = OidcDeps & Pick<StaffDeps, 'demandKeeper'>;
type Claims = Record<string, unknown>;

/**
 * A sign-in to a portal that stops short of it: the same claims, by the same rules and the same filter of the provider, as if the
 * portal had asked for everything that it may. No session, grant, subject or token comes of it.
 */
export const createRehearsal =
  (provider: Provider, deps: Deps): Rehearse =>
  async ({ viewer, clientId }) => {
    const portal = await recordRehearsal(deps, { actor: viewer.actor, clientId });
    const account = await findAccountRow(deps.db, portal, viewer.actor.memberId);
    if (!account) throw new PiazzaError('session.required');
    const scopes = loginScopes.filter((scope) => portal.scopes.includes(scope));
    const { event, signIn } = await trySession(deps, viewer, portal);
    const released = await release(provider, deps, { portal, account, scopes, event });
    return {
      clientId,
      name: portal.name,
      signIn,
      membershipMissing: !(await isAdmitted(deps, portal, account)),
      askedFirst: askedFirst(coveredScopes(portal, deps.now()), portal, account),
      ...released,
      scopes: rehearsedScopes(scopes, released, {
        covered: isInForce(portal.agreement, deps.now()),
        hasAddress: account.email !== undefined,
        hasName: account.givenName !== undefined,
      }),
      withheld: loginScopes.filter((scope) => !portal.scopes.includes(scope)),
      notServed: await notServed(deps, portal, account),
      minimum: portal.minimumLevel,
      refusalOf: (way) => refusalOfWay(portal, way, deps.now()),
    };
  };

/** Whether a proof of this session would do, and otherwise what it lacks. */
async function trySession(
  deps: Deps,
  { sessionId, proof: newest }: Viewer,
  portal: Portal,
): Promise<{ signIn: RehearsedSignIn; event?: SignInEvent }> {
  const { controller, minimumLevel: minimum } = portal;
  const query = { sessionId, controller, newest };
  const accepts = acceptedBy(deps, portal);
  const event = await deps.currentEvent({ ...query, minimum, accepts });
  if (event) {
    const { level, provider } = event;
    return { signIn: { kind: 'accepted', level, provider }, event };
  }
  const refused = await deps.currentEvent({ ...query, minimum });
  if (refused) {
    const refusal = refusalBy(deps, portal, refused.provider);
    const why = refusal === 'no_agreement' ? 'agreement' : 'provider';
    return { signIn: { kind: 'again', why } };
  }
  const weaker = await deps.currentEvent({ ...query, minimum: 'none' });
  return { signIn: { kind: 'again', why: weaker ? 'level' : 'controller' } };
}

interface Released {
  readonly portal: Portal;
  readonly account: Account;
  readonly scopes: readonly string[];
  readonly event: SignInEvent | undefined;
}

async function release(
  provider: Provider,
  deps: Deps,
  { portal, account, scopes, event }: Released,
): Promise<Pick<Rehearsal, 'idToken' | 'userinfo'>> {
  const client = await provider.Client.find(portal.clientId);
  if (!client) throw new PiazzaError('portal.unknown', { clientId: portal.clientId });
  const { clientId } = portal;
  const filter = async (available: Claims, scope: string, named: Claims) => {
    const mask = new provider.Claims(available, { client });
    mask.scope(scope);
    mask.mask(named);
    mask.rejected(claimsWithheld(portal));
    // The portal's name for the person is drawn at the first sign-in, and never here.
    return { ...(account.subject && { sub: account.subject }), ...(await mask.result()) };
  };
  const named = alwaysInIdToken(portal, scopes);
  const forIdToken = await claimsOf(deps, account, { portal, wanted: Object.keys(named) });
  const wanted = [...claimsOfScopes(scopes)];
  const forUserinfo = await claimsOf(deps, account, { portal, wanted });
  const idToken = await filter({ ...forIdToken, ...proofOf(deps, event) }, 'openid', named);
  return {
    idToken: { iss: deps.issuer, aud: clientId, ...idToken },
    userinfo: await filter(forUserinfo, scopes.join(' '), {}),
  };
}

const noneAsked = { acrValues: [], essential: [] };

const proofOf = ({ issuer }: Deps, event: SignInEvent | undefined): Claims =>
  event
    ? {
        acr: reportedAcr(issuer, event.level, noneAsked),
        amr: [...event.methods],
        auth_time: Math.floor(event.at.getTime() / second),
      }
    : {};

function askedFirst(
  registered: readonly string[],
  { scopes, firstParty }: Portal,
  { shown }: Account,
): Rehearsal['askedFirst'] {
  const claims = claimsToShow({ registered, scopes, named: [] });
  const seen = shown !== undefined && alreadyShown(claims, shown);
  return seen ? undefined : { consent: !firstParty, claims };
}

async function notServed(
  deps: Deps,
  { communities }: Portal,
  { memberId, locale }: Account,
): Promise<readonly string[]> {
  if (communities === 'all') return [];
  const all = await deps.memberships({ memberId, communities: 'all', locale });
  const served = await deps.memberships({ memberId, communities, locale });
  const known = new Set(served.map(({ slug }) => slug));
  return all.filter(({ slug }) => !known.has(slug)).map(({ name }) => name);
}
