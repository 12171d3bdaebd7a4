// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdapterPayload } from 'oidc-provider';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { lacksPkce } from '../domain/auth-method.js';
import { secretPurpose } from '../domain/client-secret.js';
import { isConfidential, type Portal } from '../domain/portal.js';
import { isApiScope } from '../domain/scopes.js';
import { formerSecret, formerSecretOf } from './client-secrets.js';

/** Fields of our own in the client metadata. */
export const pkceRequired = 'pkce_required';
/** Whether only the browser tells the portal of an end. */
export const toldByBrowser = 'told_by_browser';

/** A portal's record as OpenID Connect client metadata (Dynamic Client Registration 1.0, 2). */
export function toClientMetadata(portal: Portal, box: SealedBox): AdapterPayload {
  const secret = portal.sealedSecret && box.open(secretPurpose, portal.sealedSecret);
  const signsIn = portal.redirectUris.length > 0;
  return {
    token_endpoint_auth_method: secret ? 'client_secret_basic' : 'none',
    ...portal.metadata,
    client_id: portal.clientId,
    client_name: portal.name,
    ...(secret ? { client_secret: secret.toString('utf8') } : {}),
    ...(portal.formerSecret ? { [formerSecret]: formerSecretOf(portal, box) } : {}),
    redirect_uris: [...portal.redirectUris],
    post_logout_redirect_uris: [...portal.postLogoutRedirectUris],
    response_types: signsIn ? ['code'] : [],
    grant_types: grantTypes(portal, signsIn),
    scope: portal.scopes.join(' '),
    // A portal that only calls the API has no redirect address, and is given no subject by a token.
    subject_type: signsIn ? 'pairwise' : 'public',
    // Sectors are fields of our register; the provider asks for an address when hosts differ.
    ...(signsIn ? { sector_identifier_uri: sectorAddress(portal.sector) } : {}),
    [pkceRequired]: portal.pkceRequired || lacksPkce({ ...portal, hasSecret: Boolean(secret) }),
    [toldByBrowser]: portal.logout.kind === 'front_channel',
  };
}

function grantTypes(portal: Portal, signsIn: boolean): string[] {
  const callsApi = isConfidential(portal) && portal.scopes.some(isApiScope);
  return [
    ...(signsIn ? ['authorization_code', 'refresh_token'] : []),
    ...(callsApi ? ['client_credentials'] : []),
  ];
}

/** Never fetched: `.invalid` is reserved (RFC 6761, 6.4). */
const sectorAddress = (sector: string): string =>
  `https://sector.invalid/${encodeURIComponent(sector)}`;
