// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ClientId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';

/** The one page between the portal and the identity provider. */
export function signInAddress(waiting: {
  readonly returnTo: string;
  readonly minimum: Level;
  readonly clientId: ClientId;
}): string {
  const query = new URLSearchParams({
    return_to: waiting.returnTo,
    minimum: waiting.minimum,
    portal: waiting.clientId,
  });
  return `/sign-in?${query}`;
}
