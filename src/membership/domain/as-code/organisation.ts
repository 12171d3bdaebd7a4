// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { differences, type Difference } from '../../../kernel/differences.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { organisationCode } from '../organisations/code.js';
import { kindsByHand, websiteForm } from '../organisations/organisation.js';
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
  /** Left out, it stays as it is. */
  website: z
    .string()
    .regex(websiteForm, 'needs an address that begins with https:// or http://')
    .nullable()
    .optional(),
  /** Why it is closed, in 3 to 500 characters; what is closed stays so. */
  closed: words(500)
    .refine((reason) => reason.length > 2, 'needs 3 letters at least')
    .optional(),
});
export type OrganisationDocument = z.output<typeof organisationDocument>;

/** One that there is, as a file would say it. */
export interface OrganisationState {
  readonly kind: OrganisationDocument['kind'];
  readonly name: string;
  readonly province: string | null;
  readonly website: string | null;
  readonly closed: string | null;
}

const none = { kind: null, name: null, province: null, website: null, closed: null };

/**
 * By which changes there is such an organisation; none where it is there.
 * @throws PiazzaError `organisation.not_active` for one that is closed and other
 */
export function settleOrganisation(
  actual: OrganisationState | undefined,
  wanted: OrganisationDocument,
): readonly Difference[] {
  const { website = actual?.website ?? null, closed = actual?.closed ?? null, ...rest } = wanted;
  const changes = differences({ ...(actual ?? none) }, { ...rest, website, closed });
  if (actual?.closed && changes.length > 0) throw new PiazzaError('organisation.not_active');
  return changes;
}
