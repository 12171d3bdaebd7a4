// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../../kernel/errors.js';

/** What somebody writes in a report, or about one: 10 to 2,000 characters. @throws PiazzaError `report.words_missing` */
export function demandWords(raw: string): string {
  const text = raw.trim();
  if (text.length < 10 || text.length > 2_000) throw new PiazzaError('report.words_missing');
  return text;
}
