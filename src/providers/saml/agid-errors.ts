// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OfficialErrors } from './status.js';

/** Codes that are no refusal by the identity provider (SPID technical rules, error table; CIE uses the same). */
export const agidErrors: OfficialErrors = new Map([
  ['21', 'expired'],
  ['22', 'cancelled'],
  ['25', 'cancelled'],
]);
