// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../../kernel/clock.js';
import { daysAfterEscalation } from '../join-request.js';
import { offerDays } from '../terms.js';
import type { Delegate } from './delegate.js';
import type { Seat } from './seat.js';

/** So long an organisation has to answer a community that offers it a seat: its bodies meet once a month. */
export const seatOfferDays = 30;

/** What becomes of a seat that nobody has answered about: the regional staff is told, later it lapses. */
export function dueOf(
  { status, expectedBy, escalatedAt }: Seat,
  at: Date,
): 'escalate' | 'lapse' | undefined {
  if (expectedBy > at) return undefined;
  if (status === 'offered') return 'lapse';
  if (status !== 'requested') return undefined;
  if (!escalatedAt) return 'escalate';
  return later(escalatedAt, daysAfterEscalation * day) <= at ? 'lapse' : undefined;
}

/** Who is asked to sit somewhere has as long as who is offered a role. */
export const hasLapsed = ({ status, createdAt }: Delegate, at: Date): boolean =>
  status === 'offered' && later(createdAt, offerDays * day) <= at;
