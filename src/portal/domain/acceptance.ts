// SPDX-License-Identifier: AGPL-3.0-or-later
import { isInForce } from './agreement.js';
import type { Portal } from './portal.js';

/** A way in, as far as portals care. */
export interface WayIn {
  /** The provider instance. */
  readonly id: string;
  /** Whether the State proves who the person is: SPID, CIE, CNS, FedERa, eIDAS. */
  readonly isNational: boolean;
}

export type NotAccepted = 'not_allowed' | 'no_agreement';

/** Why sign-ins by this way do not serve a portal; undefined where they do. */
export function refusalOfWay(
  { allowedProviders, agreement }: Pick<Portal, 'allowedProviders' | 'agreement'>,
  { id, isNational }: WayIn,
  now: Date,
): NotAccepted | undefined {
  if (allowedProviders && !allowedProviders.includes(id)) return 'not_allowed';
  return isNational && !isInForce(agreement, now) ? 'no_agreement' : undefined;
}
