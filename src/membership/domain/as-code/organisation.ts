// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { differences, type Difference } from '../../../kernel/differences.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { organisationCode } from '../organisations/code.js';
import { kindsByHand } from '../organisations/organisation.js';
import { words } from './document.js';

/** By what code a file speaks of an organisation that is in no index. */
export const codeText = z.string().regex(organisationCode, 'needs 2 to 60 of a-z, 0-9 and hyphens');

/** What a file says of one: bodies come from the index of administrations. */
export const organisationDocument = z.strictObject({
  kind: z.enum(kindsByHand),
  name: words(300).refine((name) => name.length > 1, 'needs 2 letters at least'),
  province: z
    .string()
    .regex(/^[A-Z]{2}$/, 'needs two capital letters')
    .nullable()
    .default(null),
});
export type OrganisationDocument = z.output<typeof organisationDocument>;

/**
 * By which changes there is such an organisation; none where it is there.
 * @throws PiazzaError `organisation.said_otherwise` for one that is there and other: people belong to it as it is
 */
export function settleOrganisation(
  actual: OrganisationDocument | undefined,
  wanted: OrganisationDocument,
): readonly Difference[] {
  if (!actual) return differences({ kind: null, name: null, province: null }, { ...wanted });
  if (!isDeepStrictEqual(actual, wanted)) throw new PiazzaError('organisation.said_otherwise');
  return [];
}
