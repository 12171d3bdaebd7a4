// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import { errors, type InteractionResults, type Provider } from 'oidc-provider';
import { later, second } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { Level } from '../../kernel/level.js';
import { reportedAcr } from '../domain/assurance.js';
import { originsOf, type Portal } from '../domain/portal.js';
import { alreadyShown } from '../domain/release.js';
import { eventServes, type SignInEvent } from '../domain/sign-in-event.js';
import { findAccountRow } from '../store/accounts.js';
import { deleteSessionsByUid } from '../store/artifact-housekeeping.js';
import type { InteractionDetails, Interactions } from '../use-cases/interaction-types.js';
import { recordRelease } from '../use-cases/record-release.js';
import {
  levelFor,
  readAuthorizationRequest,
  releaseFor,
  type AuthorizationRequest,
} from './authorization-request.js';
import type { OidcDeps } from './deps.js';
import { grantAll } from './grants.js';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** Everything that is known of a waiting request once this browser's session was asked. */
interface Waiting {
  readonly interaction: Interaction;
  readonly portal: Portal;
  readonly request: AuthorizationRequest;
  readonly minimum: Level;
  readonly event: SignInEvent | undefined;
  readonly release: InteractionDetails['release'];
}

export function createInteractions(provider: Provider, deps: OidcDeps): Interactions {
  // A page that finds nothing to ask finishes in the same request, from what it has read.
  const known = new WeakMap<Request, Waiting>();
  return {
    async details(req, res) {
      const waiting = await wait(provider, deps, req, res);
      known.set(req, waiting);
      const { interaction, portal, minimum, event, release } = waiting;
      return {
        uid: interaction.uid,
        portal: {
          clientId: portal.clientId,
          name: portal.name,
          controller: portal.controller,
          firstParty: portal.firstParty,
          origins: originsOf(portal),
        },
        minimum,
        signInNeeded: event === undefined,
        release,
      };
    },
    async finish(req, res) {
      const waiting = known.get(req) ?? (await wait(provider, deps, req, res));
      const { event, portal, release } = waiting;
      if (!event || !req.viewer) throw new PiazzaError('session.required');
      if (release) {
        const { clientId } = portal;
        await recordRelease(deps, { memberId: event.memberId, clientId, claims: release });
      }
      await answer(deps, res, {
        interaction: waiting.interaction,
        memberId: event.memberId,
        result: {
          login: {
            accountId: event.memberId,
            acr: reportedAcr(deps.issuer, event.level, waiting.request.assurance),
            amr: [...event.methods],
            ts: Math.floor(event.at.getTime() / second),
            remember: false,
            sessionId: req.viewer.sessionId,
          },
          release: { shown: true },
          consent: await consent(provider, deps, waiting),
        },
      });
    },
    async abort(req, res) {
      const interaction = await load(provider, req, res);
      const result = { error: 'access_denied', error_description: 'the person turned back' };
      await answer(deps, res, { interaction, memberId: interaction.session?.accountId, result });
    },
  };
}

async function wait(
  provider: Provider,
  deps: OidcDeps,
  req: Request,
  res: Response,
): Promise<Waiting> {
  const interaction = await load(provider, req, res);
  const portal = await deps.portals.find(String(interaction.params['client_id']));
  if (!portal) throw new PiazzaError('portal.unknown');
  const request = readAuthorizationRequest(interaction.params);
  const minimum = levelFor(deps.issuer, portal, request);
  if (minimum === undefined) throw new PiazzaError('portal.request_refused', { reason: 'acr' });
  const notBefore = notBeforeOf(deps, interaction, request);
  const event = await findEvent(deps, req, { portal, minimum, notBefore });
  const release = event && (await releaseToShow(deps, { portal, request, event, interaction }));
  return { interaction, portal, request, minimum, event, release };
}

async function load(provider: Provider, req: Request, res: Response): Promise<Interaction> {
  try {
    return await provider.interactionDetails(req, res);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    throw new PiazzaError('portal.interaction_gone', {}, { cause: error });
  }
}

/** `prompt=login` wants a proof made for this request, `max_age` one that is young enough. */
function notBeforeOf(
  deps: OidcDeps,
  interaction: Interaction,
  { again, maxAgeSeconds }: AuthorizationRequest,
): Date | undefined {
  const begun = new Date(interaction.iat * second);
  if (again) return begun;
  if (maxAgeSeconds === undefined) return undefined;
  const youngest = later(deps.now(), -maxAgeSeconds * second);
  // A proof made after the request began is as young as can be had, also with `max_age=0`.
  return youngest < begun ? youngest : begun;
}

async function findEvent(
  deps: OidcDeps,
  req: Request,
  demand: { portal: Portal; minimum: Level; notBefore: Date | undefined },
): Promise<SignInEvent | undefined> {
  if (!req.viewer) return undefined;
  const { portal, minimum, notBefore } = demand;
  const { controller, allowedProviders } = portal;
  const event = await deps.currentEvent({
    sessionId: req.viewer.sessionId,
    controller,
    minimum,
  });
  return event && eventServes(event, { minimum, allowedProviders, notBefore }) ? event : undefined;
}

async function releaseToShow(
  deps: OidcDeps,
  {
    portal,
    request,
    event,
    interaction,
  }: Pick<Waiting, 'portal' | 'request' | 'interaction'> & {
    event: SignInEvent;
  },
): Promise<InteractionDetails['release']> {
  const account = await findAccountRow(deps.db, portal, event.memberId);
  if (!account) throw new PiazzaError('session.required');
  const claims = releaseFor(portal, request);
  const asked = interaction.prompt.name === 'consent';
  const seen = account.shown !== undefined && alreadyShown(claims, account.shown);
  return seen && !asked ? undefined : claims;
}

/** Portals of the network have their grant by registration; others get it here, by the person's answer. */
async function consent(
  provider: Provider,
  deps: OidcDeps,
  { portal, event, release }: Waiting,
): Promise<{ grantId?: string }> {
  if (portal.firstParty || !event || !release) return {};
  const grant = await grantAll(provider, deps, { portal, accountId: event.memberId });
  return grant.jti ? { grantId: grant.jti } : {};
}

/**
 * Leads the browser back to the waiting request. Where the provider still had another person's
 * session, that one ends first: two people at one machine are never taken for one.
 */
async function answer(
  deps: OidcDeps,
  res: Response,
  {
    interaction,
    memberId,
    result,
  }: { interaction: Interaction; memberId: string | undefined; result: InteractionResults },
): Promise<void> {
  const { session } = interaction;
  if (session && session.accountId !== memberId) {
    await deps.db.transaction().execute(async (trx) => deleteSessionsByUid(trx, [session.uid]));
    interaction.session = undefined;
  }
  interaction.result = 'error' in result ? result : { ...interaction.lastSubmission, ...result };
  await interaction.persist();
  res.redirect(303, interaction.returnTo);
}
