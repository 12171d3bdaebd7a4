// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { CommunityId } from '../../../kernel/ids.js';
import { isEmpty } from '../../domain/form/definition.js';
import { findCurrentForm, type FormVersion } from '../../store/form/versions.js';

export type { FormVersion } from '../../store/form/versions.js';

/**
 * What a community that the reader may see asks of those who request to join; undefined when nothing.
 * Whoever may send a request may read the questions.
 */
export async function readForm(
  { db }: { db: Db },
  communityId: CommunityId,
): Promise<FormVersion | undefined> {
  const form = await findCurrentForm(db, communityId);
  return form && !isEmpty(form.definition) ? form : undefined;
}
