// SPDX-License-Identifier: AGPL-3.0-or-later
import { Provider, type errors, type KoaContextWithOIDC } from 'oidc-provider';
import { trustId, type ClientId, type MemberId, type SessionId } from '../../kernel/ids.js';
import { saveArtifacts, type SessionClient } from '../store/save-artifacts.js';
import { createAccounts } from './account.js';
import { acceptFormerSecrets } from './client-secrets.js';
import { createConfiguration } from './configuration.js';
import type { OidcDeps } from './deps.js';
import { endWithIt } from './end-session.js';
import { narrowGrants } from './granted-now.js';
import { expressRequest } from './express-request.js';
import { answerSignedOut, keepAnswers, renderFormPost } from './form-post.js';
import { drawNow, renderSignOut } from './rendering.js';
import { speakOnTheWay } from './language.js';
import { proofToKeep } from './proof-to-keep.js';
import { receiptOf } from './receipts.js';
import { nameSuccessor } from './refresh-rotation.js';
import { holdSession, takeWrites } from './request-memo.js';
import { nameSessions } from './session-state.js';
import { answerOnReturn, leadToSignIn } from './shortcuts.js';

/** Builds the OpenID Provider. It keeps nothing in memory that another node would miss. */
export function createProvider(deps: OidcDeps): Provider {
  const accounts = createAccounts(deps);
  const provider = new Provider(deps.issuer, createConfiguration(deps, accounts));
  acceptFormerSecrets(provider, deps.now);
  narrowGrants(provider);
  // The mount writes these headers itself, from the configured address.
  provider.proxy = true;

  provider.use(async (ctx: KoaContextWithOIDC, next) => {
    if (await answerOnReturn({ provider, deps, accounts }, ctx)) return;
    if (ctx.path === '/session/end/confirm') holdSession();
    await next();
    // Undefined where no route of the provider matched.
    const route: string | undefined = ctx.oidc?.route;
    // In one statement, and before the answer goes out.
    const receipt = await receiptOf({ deps, accounts }, ctx);
    const writes = takeWrites({
      client: sessionClientOf(deps, ctx),
      receipt,
      proof: proofToKeep(deps, ctx),
    });
    if (route === 'end_session_confirm') await endWithIt(deps, ctx, writes);
    else if (!(await saveArtifacts(deps.db, writes))) answerSignedOut(ctx);
    if (route === 'authorization' || route === 'resume') speakOnTheWay(deps, ctx);
    if (route === 'authorization') await leadToSignIn(deps, ctx);
    await renderFormPost(deps, ctx);
    if (route === 'token') nameSuccessor(ctx);
    if (route === 'end_session') await askOrLeadBack(deps, ctx);
    drawNow(ctx);
  });
  nameSessions(provider);
  keepAnswers(provider);
  report(provider, deps);
  return provider;
}

/** So that ending our session ends the portal's, and the other way round. */
function sessionClientOf(deps: OidcDeps, ctx: KoaContextWithOIDC): SessionClient | undefined {
  const route: string | undefined = ctx.oidc?.route;
  if (route !== 'authorization' && route !== 'resume') return undefined;
  const { AuthorizationCode: code } = ctx.oidc.entities;
  const sessionId = sessionOf(ctx);
  if (!code?.clientId || !code.sessionUid || !code.accountId || !code.sid || !sessionId)
    return undefined;
  return {
    sessionId,
    clientId: trustId<ClientId>(code.clientId),
    oidcSessionUid: code.sessionUid,
    memberId: trustId<MemberId>(code.accountId),
    sid: code.sid,
    at: deps.now(),
  };
}

function sessionOf(ctx: KoaContextWithOIDC): SessionId | undefined {
  const finished = ctx.oidc.result?.login?.['sessionId'];
  return typeof finished === 'string'
    ? trustId<SessionId>(finished)
    : expressRequest(ctx).viewer?.sessionId;
}

/**
 * With nobody signed in there is nothing to ask: the person goes straight back to the portal. Where only the
 * provider's session is gone, ours is left to end.
 */
async function askOrLeadBack(deps: OidcDeps, ctx: KoaContextWithOIDC): Promise<void> {
  if (ctx.status !== 200 || ctx.oidc.session?.accountId) return;
  if (expressRequest(ctx).viewer) return renderSignOut(deps, ctx);
  const { post_logout_redirect_uri: address, state } = ctx.oidc.params ?? {};
  const to = new URL(typeof address === 'string' ? address : `${deps.issuer}/session/end/success`);
  if (typeof address === 'string' && typeof state === 'string') to.searchParams.set('state', state);
  ctx.status = 303;
  ctx.redirect(to.href);
}

/** Faults go to the log with their reason; the person and the portal get none of it. */
function report(provider: Provider, deps: OidcDeps): void {
  const failed = (_ctx: KoaContextWithOIDC, error: Error) =>
    deps.log.error({ err: error }, 'oidc.server_error');
  const refused = (ctx: KoaContextWithOIDC, error: errors.OIDCProviderError) =>
    deps.log.warn(
      { clientId: ctx.oidc.client?.clientId, error: error.error, detail: error.error_detail },
      `oidc.${ctx.oidc.route}_refused`,
    );
  provider.on('server_error', failed);
  provider.on('authorization.error', refused);
  provider.on('grant.error', refused);
}
