// SPDX-License-Identifier: AGPL-3.0-or-later
import { minute, second } from '../../kernel/clock.js';
import type { LogoutReason } from './settings.js';

/** Why a portal is told that a session has ended. */
export type LogoutCause = 'session_ended' | 'member_gone' | 'release_ended' | LogoutReason;

/** A logout token counts for so long (OpenID Connect Back-Channel Logout 1.0, 4). */
export const logoutTokenLifetime = 2 * minute;

/** Pauses after each failed attempt: an hour and three quarters in all. */
export const logoutPauses: readonly number[] = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  60 * minute,
];

/** How long a portal is tried. */
export const logoutPatience = logoutPauses.reduce((all, pause) => all + pause, 0);

/** The address of the page that ends a portal's session in this browser (Front-Channel Logout 1.0, 2). */
export function frontChannelAddress(uri: string, query: { iss: string; sid: string }): string {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
