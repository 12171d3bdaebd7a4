// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import { errors, type InteractionResults, type Provider } from 'oidc-provider';
import { PiazzaError } from '../../kernel/errors.js';
import { originsOf, type Portal } from '../domain/portal.js';
import { findServedAccount } from '../store/accounts.js';
import { deleteSessionsByUid } from '../store/artifact-housekeeping.js';
import type { Interactions } from '../use-cases/interaction-types.js';
import { recordRelease } from '../use-cases/releases/record-release.js';
import type { OidcDeps } from './deps.js';
import { grantAll } from './grants.js';
import { readWaiting, signInResult, type Interaction, type Waiting } from './waiting.js';

export function createInteractions(provider: Provider, deps: OidcDeps): Interactions {
  // A page that finds nothing to ask finishes in the same request, from what it has read.
  const known = new WeakMap<Request, Waiting>();
  return {
    async details(req, res) {
      const waiting = await wait(provider, deps, req, res);
      known.set(req, waiting);
      const { interaction, portal, minimum, event, membershipNeeded, release } = waiting;
      return {
        uid: interaction.uid,
        portal: {
          clientId: portal.clientId,
          name: portal.name,
          controller: portal.controller,
          firstParty: portal.firstParty,
          communities: portal.communities,
          origins: originsOf(portal),
        },
        minimum,
        signInNeeded: event === undefined,
        membershipNeeded,
        release,
      };
    },
    async finish(req, res) {
      const waiting = known.get(req) ?? (await wait(provider, deps, req, res));
      const { event, portal, membershipNeeded, release } = waiting;
      if (!event || !req.viewer) throw new PiazzaError('session.required');
      if (membershipNeeded) throw new PiazzaError('portal.membership_required');
      if (release) {
        const { clientId } = portal;
        await recordRelease(deps, { memberId: event.memberId, clientId, claims: release });
      }
      await answer(deps, res, {
        interaction: waiting.interaction,
        memberId: event.memberId,
        result: {
          ...signInResult(deps, { ...waiting, event }, req.viewer),
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

/** @throws PiazzaError `portal.interaction_gone`, `portal.unknown`, `portal.request_refused` */
async function wait(
  provider: Provider,
  deps: OidcDeps,
  req: Request,
  res: Response,
): Promise<Waiting> {
  const interaction = await load(provider, req, res);
  const readAccount = async (portal: Portal, memberId: string) =>
    findServedAccount(deps.db, portal, memberId);
  return readWaiting({ ...deps, readAccount }, interaction, req.viewer);
}

async function load(provider: Provider, req: Request, res: Response): Promise<Interaction> {
  try {
    return await provider.interactionDetails(req, res);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    throw new PiazzaError('portal.interaction_gone', {}, { cause: error });
  }
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
