// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { parseSlug } from '../../../kernel/ids.js';
import type { FormState } from '../../components/field.js';
import { textsOf } from '../../read-form.js';

const buttons = z.looseObject({ find: z.unknown(), add: z.unknown() }).partial();

/** What a button inside the form asks for while it is filled in: to find communities, or to add one that was found. */
export function askedAside(body: unknown): FormState | undefined {
  const { find, add } = buttons.catch({}).parse(body);
  if (find === undefined && add === undefined) return undefined;
  const { find: _find, add: _add, ...values } = textsOf(body);
  const slug = parseSlug(add);
  const communities = [values['communities']?.trimEnd() ?? '', slug ?? ''].filter(Boolean);
  const added = slug && { serves: 'some', communities: communities.join('\n') };
  return { values: { ...values, ...added }, errors: {} };
}
