// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Portal } from './portal.js';

/**
 * Whether a portal would go without PKCE and may not: where it presents no secret when it redeems a code, nothing else
 * binds the code to who asked for it (RFC 9700, 2.1.1).
 */
export const lacksPkce = (
  portal: Pick<Portal, 'pkceRequired' | 'metadata'> & { readonly hasSecret: boolean },
): boolean =>
  !portal.pkceRequired &&
  (!portal.hasSecret || portal.metadata['token_endpoint_auth_method'] === 'none');
