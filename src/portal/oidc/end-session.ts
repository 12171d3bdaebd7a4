// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KoaContextWithOIDC } from 'oidc-provider';
import { trustId, type ClientId } from '../../kernel/ids.js';
import { saveArtifacts, type Writes } from '../store/save-artifacts.js';
import { leavePortals } from '../use-cases/logouts/leave-portals.js';
import type { OidcDeps } from './deps.js';
import { expressRequest, expressResponse } from './express-request.js';
import { renderSignedOutHere } from './rendering.js';

/**
 * The provider's session ends, whole or for one portal: ours ends with it, the portals are told, and what only this
 * browser can end is on the page that follows.
 */
export async function endWithIt(
  deps: OidcDeps,
  ctx: KoaContextWithOIDC,
  writes: Writes,
): Promise<void> {
  const { session, client, params } = ctx.oidc;
  if (ctx.status !== 303 || !session) return void (await saveArtifacts(deps.db, writes));
  const everywhere = params?.['logout'] !== undefined;
  // Staying here, on a page that no portal began, ends nothing.
  if (!everywhere && !client) return void (await saveArtifacts(deps.db, writes));
  const clientId = everywhere || !client ? undefined : trustId<ClientId>(client.clientId);
  const frames = await leavePortals(deps, { uid: session.uid, clientId, writes });
  const upstream = everywhere
    ? await deps.endSession(expressRequest(ctx), expressResponse(ctx))
    : undefined;
  if (upstream || frames.length > 0)
    await renderSignedOutHere(deps, ctx, { everywhere, upstream, frames });
}
