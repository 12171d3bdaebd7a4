// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Grant, KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Portal } from '../domain/portal.js';
import { claimsOfScopes, scopeClaims } from '../domain/release.js';
import { isApiScope } from '../domain/scopes.js';
import type { OidcDeps } from './deps.js';

const everyClaim = [...new Set<string>(Object.values(scopeClaims).flat())];

/**
 * The grant of a sign-in. A portal of the network is granted what its registration allows, once for
 * each session; it is not written again while that covers the registration. Others get what the
 * person consents to, and are granted it anew once the registration allows less.
 */
export async function loadExistingGrant(
  deps: OidcDeps,
  ctx: KoaContextWithOIDC,
): Promise<Grant | undefined> {
  const { client, session, account, result, provider } = ctx.oidc;
  if (!client || !session || !account) return undefined;
  const portal = await deps.portals.find(client.clientId);
  if (!portal) return undefined;
  const id = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const existing = id ? await provider.Grant.find(id) : undefined;
  if (
    existing?.accountId === account.accountId &&
    isWithin(existing, portal) &&
    (!portal.firstParty || covers(existing, portal, deps))
  ) {
    return existing;
  }
  if (!portal.firstParty) return undefined;
  return grantAll(provider, deps, { portal, accountId: account.accountId });
}

/** What a portal never receives, whatever it asks for. */
export function claimsWithheld({ scopes }: Pick<Portal, 'scopes'>): string[] {
  const allowed = claimsOfScopes(scopes);
  return everyClaim.filter((claim) => !allowed.has(claim));
}

/** Grants a portal all that it is registered for, and keeps every other claim from it. */
export async function grantAll(
  provider: Provider,
  deps: Pick<OidcDeps, 'apiResource'>,
  to: { readonly portal: Portal; readonly accountId: string },
): Promise<Grant> {
  const { portal, accountId } = to;
  const grant = new provider.Grant({ accountId, clientId: portal.clientId });
  grant.addOIDCScope(portal.scopes.join(' '));
  grant.addOIDCClaims([...claimsOfScopes(portal.scopes)]);
  grant.rejectOIDCClaims(claimsWithheld(portal));
  const api = portal.scopes.filter(isApiScope);
  if (api.length > 0) grant.addResourceScope(deps.apiResource, api.join(' '));
  await grant.save();
  return grant;
}

function covers(grant: Grant, portal: Portal, deps: Pick<OidcDeps, 'apiResource'>): boolean {
  const granted = grant.getOIDCScope().split(' ');
  const api = grant.getResourceScope(deps.apiResource).split(' ');
  return (
    portal.scopes.every((scope) => granted.includes(scope)) &&
    portal.scopes.filter(isApiScope).every((scope) => api.includes(scope))
  );
}

/** Whether the portal is still registered for all that was granted. */
const isWithin = (grant: Grant, { scopes }: Portal): boolean =>
  grant
    .getOIDCScope()
    .split(' ')
    .every((scope) => scope === '' || scopes.includes(scope));
