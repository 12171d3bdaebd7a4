// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MailKind } from '../../../kernel/mail-kind.js';

/** News are refused community by community, where one follows it; the others everywhere at once. */
export type RefusedKind = Exclude<MailKind, 'news'>;
export const refusedKinds = [
  'digest',
  'reminders',
  'communities',
] as const satisfies readonly RefusedKind[];
