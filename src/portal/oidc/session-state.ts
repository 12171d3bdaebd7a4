// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Provider } from 'oidc-provider';
import { toldByBrowser } from './client-metadata.js';

/**
 * Says in the answer to a portal by `session_state` which session it is of, where only the browser tells it of the end:
 * software reads it there, and not in the ID token, before a page of Piazza names the same `sid` to it (OpenID Connect
 * Front-Channel Logout 1.0, 2).
 */
export function nameSessions(provider: Provider): void {
  provider.on('authorization.success', (ctx, answer) => {
    const { client, entities } = ctx.oidc;
    const sid = entities.AuthorizationCode?.sid;
    if (answer && sid && client?.[toldByBrowser] === true) answer['session_state'] = sid;
  });
}
