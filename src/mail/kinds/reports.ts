// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NoticeKind } from '../template.js';
import { inCommunity, to, toReport, type Kind } from './kind.js';

const mine = { path: to('/me/reports') } as const;

/** What members report, what is decided, and what is said against it. */
export const reportKinds = {
  report_received: mine,
  report_decided: mine,
  report_closed: mine,
  report_statement: { ...mine, plain: 'mail.report_statement.plain' },
  report_reviewed: mine,
  report_waiting: { path: toReport, waitsForLimited: true },
  report_objected: { path: toReport, waitsForLimited: true },
  report_text: { path: inCommunity('/manage/settings'), waitsForLimited: true },
} as const satisfies { readonly [Name in NoticeKind]?: Kind };
