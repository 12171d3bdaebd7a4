// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TextKey } from '../../i18n/translate.js';
import type { MailKind } from '../../kernel/mail-kind.js';

/** What an address inside the site is made of; whatever a notice does not name is undefined. */
export interface Place {
  /** Whether the mail is about whoever receives it. */
  readonly isOwn: boolean;
  readonly slug: string | undefined;
  /** Whether only those who belong see the community. */
  readonly hidden: boolean;
  readonly organisation: string | undefined;
  readonly measure: string | undefined;
  readonly appeal: string | undefined;
  readonly dispute: string | undefined;
  readonly report: string | undefined;
  /** The request for a community. */
  readonly request: string | undefined;
}

/** What whoever is written to must still be when the mail is sent, whatever they were when it happened. */
export type Standing =
  | 'in_charge'
  | 'representative'
  | 'regional_staff'
  | 'member'
  /** Has not accepted the terms that they are told of. */
  | 'owes_terms';

/** All that is to be known of a kind of notice, beside its words. */
export interface Kind {
  /** Where its one link leads: a page that opens for whoever receives it. */
  readonly path: (place: Place) => string;
  /** As what it may be refused; what may not is a decision about a person, or waits for their answer. */
  readonly refusable?: MailKind;
  /** Asked of a person, or happened to others: not for whose data are limited to their rights (GDPR, art. 18(2)). */
  readonly waitsForLimited?: true;
  /** A change in who can act as the member: it goes to every address of theirs. */
  readonly warns?: true;
  readonly standing?: Standing;
  /** The words for who is 14 to 17 years old, in simple language. */
  readonly plain?: TextKey;
}

/** @throws Error for a notice that lacks what its address is made of: a fault of ours, and no reason for a guess */
function named(value: string | undefined, what: string): string {
  if (value === undefined || value === '') throw new Error(`a notice names no ${what}`);
  return value;
}

export const to =
  (path: string): Kind['path'] =>
  () =>
    path;

/** A page of the community, for who belongs to it. */
export const inCommunity =
  (page = ''): Kind['path'] =>
  ({ slug }) =>
    `/c/${named(slug, 'community')}${page}`;

/** The community's page, for people who may not belong to it: a hidden one they no longer see. */
export const aboutCommunity: Kind['path'] = (place) =>
  place.hidden ? '/me' : inCommunity()(place);

export const inOrganisation =
  (page = ''): Kind['path'] =>
  ({ organisation }) =>
    `/organisations/${named(organisation, 'organisation')}${page}`;

export const toMeasure: Kind['path'] = ({ measure }) => `/me/measures/${named(measure, 'measure')}`;
export const toAppeal: Kind['path'] = ({ appeal }) => `/staff/appeals/${named(appeal, 'appeal')}`;
export const toDispute: Kind['path'] = ({ dispute }) => `/disputes/${named(dispute, 'dispute')}`;
export const toReport: Kind['path'] = ({ report }) => `/reports/${named(report, 'report')}`;
export const toRequest: Kind['path'] = ({ request }) => `/requests/${named(request, 'request')}`;
export const toStaffRequest: Kind['path'] = (place) => `/staff${toRequest(place)}`;
export const toStaffCommunity: Kind['path'] = ({ slug }) =>
  `/staff/communities/${named(slug, 'community')}`;
