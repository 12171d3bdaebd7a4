// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Translate } from '../../i18n/translate.js';
import { PiazzaError } from '../../kernel/errors.js';
import { longestMeasure, reasonCodes } from '../../membership/domain/measures/measure.js';
import type { FormState } from '../components/field.js';

const code = z.enum(reasonCodes);
const reason = z.string().trim().min(3).max(2_000);
const days = z.coerce.number().int().min(1).max(longestMeasure);

export const suspendForm = z.strictObject({ code, reason, days });
export const removeForm = z.strictObject({ code, reason });
/** Days left empty: without an end. */
export const banForm = z.strictObject({ code, reason, days: z.literal('').or(days) });
export const liftForm = z.strictObject({ reason });
export const message = z.string().trim().min(3).max(5_000);

/** What to say at a field of these forms that does not pass. */
export const faultsOf = (t: Translate): Record<'code' | 'reason' | 'days', string> => ({
  code: t('error.measure.reason_missing'),
  reason: t('error.measure.reason_missing'),
  days: t('error.measure.days_not_allowed'),
});

/**
 * The form to be shown again where whoever decides may not do so for that long: how long depends on who they are.
 * @throws what else was refused
 */
export function refusedDays(error: unknown, form: FormState, t: Translate): FormState {
  const refusal = 'measure.days_not_allowed';
  if (!(error instanceof PiazzaError) || error.code !== refusal) throw error;
  return { ...form, errors: { days: t(`error.${refusal}`) } };
}
