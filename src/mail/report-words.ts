// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatDate } from '../i18n/format.js';
import { translator, type Locale } from '../i18n/translate.js';
import type { ToldReport } from './send-notice.js';
import type { MailTemplate } from './template.js';

export type ReportVerdict = 'no_action' | 'correction' | 'hide_card' | 'suspension' | 'removal';

/** What a mail about a report says of the decision, or of the answer to an objection. */
export function reportWords(
  report: ToldReport | undefined,
  template: MailTemplate,
  locale: Locale,
): Record<'reason' | 'until' | 'verdict', string> {
  if (!report) return { reason: '', until: '', verdict: '' };
  const t = translator(locale);
  const { outcome, review } = report;
  const isReceipt = template === 'report_received';
  const until = formatDate(locale, isReceipt ? report.promisedBy : report.dueAt);
  if (template === 'report_reviewed') {
    const verdict = review ? t(`reports.review.${review}`) : '';
    return { reason: report.reviewReason ?? '', until, verdict };
  }
  const verdict = outcome ? t(`reports.outcome.${outcome}`) : '';
  return { reason: report.reason ?? '', until, verdict };
}
