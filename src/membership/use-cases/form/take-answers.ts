// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId, FormVersionId } from '../../../kernel/ids.js';
import {
  readAnswers,
  readValues,
  unasked,
  type Answers,
  type ReadAnswers,
} from '../../domain/form/answers.js';
import { isEmpty, type FormDefinition } from '../../domain/form/definition.js';
import type { Application } from '../../domain/join-request.js';
import { findCurrentForm } from '../../store/form/versions.js';

/** The form that a person was shown, filled in: by the name of the question, as a browser or as a program sends it. */
export type FilledForm = { readonly form: FormVersionId } & (
  | { readonly typed: Readonly<Record<string, string>> }
  | { readonly values: Answers }
);

/**
 * Judges answers by the form that is asked now; the caller holds the community, so that it stays so.
 * @throws PiazzaError `join_request.form_changed` when another form was shown,
 *   `join_request.answers_invalid { faults }`, `request.unknown_field` for an answer of a program that nobody asked for
 */
export async function takeAnswers(
  trx: Trx,
  communityId: CommunityId,
  filled: FilledForm | undefined,
): Promise<Application | undefined> {
  const current = await findCurrentForm(trx, communityId);
  const form = current && !isEmpty(current.definition) ? current : undefined;
  if (filled?.form !== form?.id) {
    throw new PiazzaError('join_request.form_changed', { asked: form?.id });
  }
  if (!filled || !form) return undefined;
  const read = readFilled(form.definition, filled);
  if (!read.ok) {
    const { faults } = read;
    throw new PiazzaError('join_request.answers_invalid', { faults, fields: Object.keys(faults) });
  }
  return { form: form.id, answers: read.answers };
}

function readFilled(form: FormDefinition, filled: FilledForm): ReadAnswers {
  if ('typed' in filled) return readAnswers(form, filled.typed);
  const fields = unasked(form, filled.values);
  if (fields.length > 0) throw new PiazzaError('request.unknown_field', { fields });
  return readValues(form, filled.values);
}
