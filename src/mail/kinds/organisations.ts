// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NoticeKind } from '../template.js';
import { aboutCommunity, inCommunity, inOrganisation, to, type Kind } from './kind.js';

const waits = { waitsForLimited: true } as const;
const own = { path: to('/me/organisations') } as const;
/** Whoever made an offer may be of the regional staff, and out of office by now. */
const inCharge = { path: inOrganisation(), standing: 'in_charge', ...waits } as const;
const seats = { path: inOrganisation('/seats'), standing: 'representative', ...waits } as const;
const managing = { path: inCommunity('/manage/seats'), ...waits } as const;

/** Organisations: who belongs to them and answers for them, their seats and who sits there. */
export const organisationKinds = {
  affiliation_waiting: { ...inCharge, standing: 'representative' },
  affiliation_confirmed: own,
  affiliation_refused: own,
  affiliation_ended: own,
  organisation_merged: { ...inCharge, standing: 'representative' },
  representative_offered: { ...own, ...waits },
  representative_started: inCharge,
  representative_declined: inCharge,
  representative_left: inCharge,
  representative_ended: own,
  seat_requested: managing,
  seat_taken: managing,
  seat_declined: managing,
  seat_given_back: managing,
  seat_offer_lapsed: managing,
  seat_escalated: { path: to('/staff/unanswered'), ...waits },
  seat_received: seats,
  seat_lapsed: seats,
  seat_offered: seats,
  seat_started: seats,
  seat_refused: seats,
  seat_revoked: seats,
  delegate_lapsed: seats,
  delegate_left: seats,
  delegate_removed: seats,
  delegate_named: { ...own, ...waits },
  delegate_started: { path: aboutCommunity, ...waits },
  delegate_ended: { path: aboutCommunity },
} as const satisfies { readonly [Name in NoticeKind]?: Kind };
