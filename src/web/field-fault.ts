// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { type ErrorCode, PiazzaError } from '../kernel/errors.js';
import type { FormState } from './components/field.js';

/**
 * The form again, with a refusal at the field that is to be mended.
 * @param fields by the code of the refusal
 * @throws whatever else failed
 */
export function withFault(
  error: unknown,
  { t }: Request,
  form: FormState,
  fields: Partial<Record<ErrorCode, string>>,
): FormState {
  const field = error instanceof PiazzaError ? fields[error.code] : undefined;
  if (!(error instanceof PiazzaError) || field === undefined) throw error;
  return { ...form, errors: { [field]: t(`error.${error.code}`) } };
}
