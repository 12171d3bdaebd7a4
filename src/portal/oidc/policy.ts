// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { second } from '../../kernel/clock.js';
import { reportedAcr } from '../domain/assurance.js';
import { alreadyShown } from '../domain/release.js';
import { eventServes, type SignInEvent } from '../domain/sign-in-event.js';
import type { Accounts } from './account.js';
import { levelFor, readAuthorizationRequest, releaseFor } from './authorization-request.js';
import type { OidcDeps } from './deps.js';
import { loadExistingGrant } from './grants.js';

const { Prompt, Check, base } = interactionPolicy;

/**
 * When to ask the person something. Our own session decides about signing in, because it alone knows
 * levels and for which controller they were reached: it is asked at every authorization request.
 */
export function createPolicy(deps: OidcDeps, accounts: Accounts) {
  const serving = new WeakMap<KoaContextWithOIDC, boolean>();
  const policy = base();

  const adopt = new Check('adopt', 'our own session answers for the provider’s', async (ctx) => {
    // Every portal learns the session's name, so that it can end it when it is told to.
    ctx.oidc.claims.id_token = { ...ctx.oidc.claims.id_token, sid: null };
    // What an interaction has just finished with was checked there.
    if (ctx.oidc.result?.login) serving.set(ctx, true);
    else serving.set(ctx, await adoptSession(deps, accounts, ctx));
    return Check.NO_NEED_TO_PROMPT;
  });
  const login = policy.get('login');
  // Levels are compared, not matched: a stronger sign-in serves a weaker demand.
  login?.checks.remove('essential_acrs');
  login?.checks.remove('essential_acr');
  login?.checks.add(
    new Check(
      'no_proof',
      'the session has no proof that serves this portal',
      'login_required',
      (ctx) => (serving.get(ctx) === true ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT),
    ),
  );
  const notShown = new Check(
    'not_shown',
    'the member has not been shown what the portal receives',
    'interaction_required',
    async (ctx) => {
      if (ctx.oidc.result?.['release']) return Check.NO_NEED_TO_PROMPT;
      return (await needsNotice(deps, accounts, ctx))
        ? Check.REQUEST_PROMPT
        : Check.NO_NEED_TO_PROMPT;
    },
  );
  policy.add(new Prompt({ name: 'session', requestable: false }, adopt), 0);
  policy.add(new Prompt({ name: 'release', requestable: false }, notShown), 2);
  return policy;
}

async function adoptSession(
  deps: OidcDeps,
  accounts: Accounts,
  ctx: KoaContextWithOIDC,
): Promise<boolean> {
  const { client, params } = ctx.oidc;
  const viewer = expressRequest(ctx).viewer;
  const portal = client && (await deps.portals.find(client.clientId));
  if (!viewer || !portal || !params) return false;
  const request = readAuthorizationRequest(params);
  const minimum = levelFor(deps.issuer, portal, request);
  if (minimum === undefined) return false;
  const { controller, allowedProviders } = portal;
  const { sessionId, proof: newest } = viewer;
  const event = await deps.currentEvent({ sessionId, controller, minimum, newest });
  if (!event || !eventServes(event, { minimum, allowedProviders, notBefore: undefined }))
    return false;
  const acr = reportedAcr(deps.issuer, event.level, request.assurance);
  return takeOver(deps, accounts, { ctx, event, acr });
}

/** Makes the provider's session say what ours says. */
async function takeOver(
  deps: OidcDeps,
  accounts: Accounts,
  { ctx, event, acr }: { ctx: KoaContextWithOIDC; event: SignInEvent; acr: string },
): Promise<boolean> {
  const { session, client } = ctx.oidc;
  if (!session || !client) return false;
  if (session.accountId && session.accountId !== event.memberId) {
    session.authorizations = undefined; // another person's: their tokens are bound to them and end here
  }
  const changed = session.accountId !== event.memberId;
  session.loginAccount({
    accountId: event.memberId,
    loginTs: Math.floor(event.at.getTime() / second),
    acr,
    amr: [...event.methods],
    transient: true,
  });
  if (!changed && ctx.oidc.account && ctx.oidc.grant) return true;
  const account = await accounts.find(ctx, event.memberId);
  if (!account) return false;
  ctx.oidc.entity('Account', account);
  const grant =
    (await loadExistingGrant(deps, ctx)) ??
    new ctx.oidc.provider.Grant({ accountId: event.memberId, clientId: client.clientId });
  if (grant.jti) {
    session.ensureClientContainer(client.clientId);
    session.grantIdFor(client.clientId, grant.jti);
  }
  ctx.oidc.entity('Grant', grant);
  return true;
}

async function needsNotice(
  deps: OidcDeps,
  accounts: Accounts,
  ctx: KoaContextWithOIDC,
): Promise<boolean> {
  const { client, params, account } = ctx.oidc;
  const portal = client && (await deps.portals.find(client.clientId));
  if (!portal || !params || !account) return false;
  const row = await accounts.read(ctx, account.accountId);
  const claims = releaseFor(portal, readAuthorizationRequest(params));
  return row?.shown === undefined || !alreadyShown(claims, row.shown);
}

/** The request that Express handed to the provider. */
export const expressRequest = (ctx: KoaContextWithOIDC): Request => ctx.req as Request;
