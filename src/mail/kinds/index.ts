// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MailKind } from '../../kernel/mail-kind.js';
import type { NoticeKind } from '../template.js';
import { accountKinds } from './account.js';
import { belongingKinds } from './belonging.js';
import { communityKinds } from './community.js';
import type { Kind } from './kind.js';
import { organisationKinds } from './organisations.js';
import { reportKinds } from './reports.js';
import { roleKinds } from './roles.js';

/** Every kind of notice there is: a new one does not compile before all this is decided for it. */
export const noticeKinds: Readonly<Record<NoticeKind, Kind>> = {
  ...accountKinds,
  ...belongingKinds,
  ...communityKinds,
  ...reportKinds,
  ...roleKinds,
  ...organisationKinds,
};

/** As what a notice may be refused; undefined for one that always comes, as the last reminder before an end does. */
export const refusableAs = (kind: NoticeKind, days?: number): MailKind | undefined =>
  days === 1 ? undefined : noticeKinds[kind].refusable;

/** Whether a notice comes to somebody whose data are limited: rights and decisions do (GDPR, art. 18(2)). */
export const comesToLimited = (kind: NoticeKind, days?: number): boolean =>
  noticeKinds[kind].waitsForLimited === undefined && refusableAs(kind, days) === undefined;
