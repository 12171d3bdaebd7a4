// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MailKind } from '../kernel/mail-kind.js';

/**
 * Where a recipient refuses mails of a kind with one click, those of a community where it is named; undefined
 * where they have refused them.
 */
export type RefusalLink = (refusal: {
  readonly to: string;
  readonly kind: MailKind;
  readonly community?: string | undefined;
}) => Promise<string | undefined>;
