// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../../kernel/clock.js';
import {
  newId,
  type CardId,
  type CommunityId,
  type MeasureId,
  type MemberId,
  type ReportId,
} from '../../../kernel/ids.js';
import type { Desk } from './desk.js';

export const reportKinds = ['card', 'text', 'conduct'] as const;
export type ReportKind = (typeof reportKinds)[number];

export const reportReasons = [
  'illegal',
  'personal_data',
  'offence',
  'minors',
  'spam',
  'false',
  'rules',
  'other',
] as const;
export type ReportReason = (typeof reportReasons)[number];

export const reportOutcomes = [
  'no_action',
  'correction',
  'hide_card',
  'suspension',
  'removal',
] as const;
export type ReportOutcome = (typeof reportOutcomes)[number];

/** On what a decision stands (Regulation (EU) 2022/2065, art. 17(3)(d) and (e)). */
export const reportGrounds = ['rules', 'law'] as const;
export type ReportGround = (typeof reportGrounds)[number];

/** A member tells those who moderate of something in a community. Who that was, the person never learns. */
export interface Report {
  readonly id: ReportId;
  readonly communityId: CommunityId;
  readonly kind: ReportKind;
  /** Undefined for anything but a card, and for one that is withdrawn. */
  readonly cardId: CardId | undefined;
  /** Whom it is about, as the person is now; undefined for the texts of a community. */
  readonly memberId: MemberId | undefined;
  /** As the person is now. */
  readonly reporterId: MemberId;
  readonly reasonCode: ReportReason;
  readonly body: string;
  readonly desk: Desk;
  /** Nobody below this rank decides. */
  readonly rank: number;
  readonly status: 'open' | 'decided' | 'over';
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly outcome: ReportOutcome | undefined;
  readonly decidedBy: MemberId | undefined;
  readonly objectedAt: Date | undefined;
  readonly reviewedAt: Date | undefined;
}

export interface ReportDecision {
  readonly outcome: ReportOutcome;
  /** Undefined where nothing is done. */
  readonly ground: ReportGround | undefined;
  readonly reason: string;
  readonly measureId: MeasureId | undefined;
}

/** How many days those who decide have, on each desk. */
const usualDays = 7;
const urgentDays = 2;
/** Kept so long after the decision, then forgotten. */
export const reportKept = 365 * day;

/** What is about the young, or comes from somebody young, does not wait. */
export const dueAfter = (at: Date, { isUrgent }: { readonly isUrgent: boolean }): Date =>
  later(at, (isUrgent ? urgentDays : usualDays) * day);

/** What a reporter is promised: nothing of it tells of which age the other is. */
export const promisedBy = ({
  openedAt,
  reasonCode,
}: Pick<Report, 'openedAt' | 'reasonCode'>): Date =>
  dueAfter(openedAt, { isUrgent: reasonCode === 'minors' });

type Filed = Pick<
  Report,
  | 'communityId'
  | 'kind'
  | 'cardId'
  | 'memberId'
  | 'reporterId'
  | 'reasonCode'
  | 'body'
  | 'desk'
  | 'rank'
>;

/** A report as it arrives. */
export const openReport = (
  filed: Filed,
  { at, isUrgent }: { readonly at: Date; readonly isUrgent: boolean },
): Report => ({
  ...filed,
  id: newId(at.getTime()),
  status: 'open',
  openedAt: at,
  dueAt: dueAfter(at, { isUrgent }),
  outcome: undefined,
  decidedBy: undefined,
  objectedAt: undefined,
  reviewedAt: undefined,
});

export const isPartyTo = ({ memberId, reporterId }: Report, one: MemberId): boolean =>
  one === memberId || one === reporterId;

/** What may be decided about a report of this kind. */
export const outcomesFor = (kind: ReportKind): readonly ReportOutcome[] =>
  reportOutcomes.filter(
    (outcome) =>
      outcome === 'no_action' ||
      outcome === 'correction' ||
      (kind !== 'text' && (outcome !== 'hide_card' || kind === 'card')),
  );

/** What a decision takes away without being a measure: the person may object to it here (art. 20). */
export const mayObject = ({ outcome, objectedAt }: Report): boolean =>
  (outcome === 'hide_card' || outcome === 'correction') && objectedAt === undefined;
