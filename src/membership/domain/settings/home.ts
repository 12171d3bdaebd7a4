// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../../kernel/errors.js';
import type { ClientId } from '../../../kernel/ids.js';

/** A portal that serves a community, and where it is. */
export interface ServingPortal {
  readonly clientId: ClientId;
  readonly name: string;
  readonly controller: string;
  /** Whether it is switched on. */
  readonly isOn: boolean;
  /** Addresses of it: a space on it is at the origin of one of these. */
  readonly addresses: readonly string[];
}

/** Where a community meets, as a page shows it. */
export interface Home {
  readonly url: string;
  /** The portal of the network that it is on. */
  readonly portal: Pick<ServingPortal, 'name' | 'isOn'> | undefined;
}

/**
 * The full address of a space on a portal.
 * @param said a path on the portal, a full address, or nothing for its front page
 * @throws PiazzaError `community.home_not_on_portal`
 */
export function addressOn({ addresses }: Pick<ServingPortal, 'addresses'>, said: string): string {
  const origins = addresses.flatMap((one) => URL.parse(one)?.origin ?? []);
  const url = URL.parse(said || '/', origins[0]);
  const isThere = url && origins.includes(url.origin) && !url.username && !url.password;
  if (!isThere) throw new PiazzaError('community.home_not_on_portal', { origins });
  // What was looked at, never what was typed: the same words may name another place elsewhere.
  return url.href;
}
