// SPDX-License-Identifier: AGPL-3.0-or-later
import type { InteractionResults, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { PiazzaError } from '../../kernel/errors.js';
import type { Portal } from '../domain/portal.js';
import type { Accounts } from './account.js';
import { levelFor, readAuthorizationRequest } from './authorization-request.js';
import type { OidcDeps } from './deps.js';
import { expressRequest } from './express-request.js';
import { answerInMemory } from './request-memo.js';
import { readWaiting, signInResult, type Interaction } from './waiting.js';

/**
 * A browser that nobody is signed in with goes from the authorization request straight to the page
 * with the ways in, where the page of the interaction would send it, and comes back to
 * `/oidc/auth/<uid>`.
 */
export async function leadToSignIn(deps: OidcDeps, ctx: KoaContextWithOIDC): Promise<void> {
  const { client, entities, params } = ctx.oidc;
  const { Interaction: interaction } = entities;
  if (ctx.status !== 303 || interaction?.prompt.name !== 'login') return;
  const portal = client && (await deps.portals.find(client.clientId));
  if (!portal || !params || !deps.pages.signIn || expressRequest(ctx).viewer) return;
  const minimum = levelFor(deps.issuer, portal, readAuthorizationRequest(params));
  if (minimum === undefined) return;
  const { clientId } = portal;
  const { pathname: returnTo } = new URL(interaction.returnTo);
  ctx.set('Location', deps.pages.signIn({ returnTo, minimum, clientId }));
}

export interface Return {
  readonly provider: Provider;
  readonly deps: OidcDeps;
  readonly accounts: Accounts;
}

const resumeAddress = /^\/auth\/([\w-]{1,100})$/;

/**
 * The person comes back signed in: where nothing is left to show, the waiting request gets its answer
 * in the request that resumes it; else the browser goes to the page of the interaction. It is known
 * by the cookie that the authorization request gave it for this one address.
 * @returns true when the browser was sent on and the provider has nothing to do
 */
export async function answerOnReturn(
  { provider, deps, accounts }: Return,
  ctx: KoaContextWithOIDC,
): Promise<boolean> {
  const uid = ctx.method === 'GET' ? resumeAddress.exec(ctx.path)?.[1] : undefined;
  if (!uid || ctx.cookies.get(provider.cookieName('resume'), { signed: true }) !== uid)
    return false;
  const interaction = await provider.Interaction.find(uid);
  if (!interaction || interaction.result) return false;
  const result = await resultFor({ deps, accounts }, ctx, interaction);
  if (result) {
    answerInMemory(uid, { ...interaction.lastSubmission, ...result });
    return false;
  }
  ctx.status = 303;
  ctx.redirect(`/interaction/${uid}`);
  return true;
}

/** Undefined where a person or another session has to be asked first. */
async function resultFor(
  { deps, accounts }: Pick<Return, 'deps' | 'accounts'>,
  ctx: KoaContextWithOIDC,
  interaction: Interaction,
): Promise<InteractionResults | undefined> {
  const { viewer } = expressRequest(ctx);
  if (!viewer || interaction.session) return undefined;
  const readAccount = async (portal: Portal, memberId: string) =>
    accounts.readFor(ctx, memberId, portal.clientId);
  try {
    const { event, request, release, membershipNeeded } = await readWaiting(
      { ...deps, readAccount },
      interaction,
      viewer,
    );
    if (membershipNeeded) return undefined;
    return event && !release ? signInResult(deps, { event, request }, viewer) : undefined;
  } catch (error) {
    // Told on a page, which this address cannot show.
    if (error instanceof PiazzaError) return undefined;
    throw error;
  }
}
