// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Trx } from '../../../database/database.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId, FormVersionId } from '../../../kernel/ids.js';
import { readAnswers } from '../../domain/form/answers.js';
import { isEmpty } from '../../domain/form/definition.js';
import type { Application } from '../../domain/join-request.js';
import { findCurrentForm } from '../../store/form/versions.js';

/** What a person typed into the form that they were shown. */
export interface FilledForm {
  readonly form: FormVersionId;
  /** By the name of the question, as a browser sends it. */
  readonly typed: Readonly<Record<string, string>>;
}

/**
 * Judges answers by the form that is asked now; the caller holds the community, so that it stays so.
 * @throws PiazzaError `join_request.form_changed` when another form was shown,
 *   `join_request.answers_invalid { faults }`
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
  const read = readAnswers(form.definition, filled.typed);
  if (!read.ok) throw new PiazzaError('join_request.answers_invalid', { faults: read.faults });
  return { form: form.id, answers: read.answers };
}
