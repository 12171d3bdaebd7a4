// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../../kernel/errors.js';
import type {} from '../../errors.js';

/** @throws PiazzaError `community.reason_missing` */
export function demandReason(reason: string): string {
  if (reason.trim() === '') throw new PiazzaError('community.reason_missing');
  return reason.trim();
}
