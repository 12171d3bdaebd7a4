// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import { organisationCode } from '../../membership/domain/organisations/code.js';
import {
  kindsByHand,
  websiteForm,
  type OrganisationEntry,
} from '../../membership/domain/organisations/organisation.js';
import { provinceCodes } from '../community/words.js';
import type { FormState } from '../components/field.js';

const empty = z.literal('');
const fields = {
  kind: z.enum(kindsByHand),
  name: z.string().trim().min(2).max(300),
  tax_code: z
    .string()
    .trim()
    .toUpperCase()
    .pipe(empty.or(z.string().regex(/^(\d{11}|[A-Z0-9]{16})$/))),
  province: empty.or(z.enum(provinceCodes)),
  website: z
    .string()
    .trim()
    .pipe(empty.or(z.string().regex(websiteForm))),
};
const shape = z.strictObject(fields);

export const createForm = z.strictObject({ ...fields, another: z.literal('yes').optional() });
export const changeForm = z.strictObject({
  ...fields,
  code: z.string().trim().toLowerCase().pipe(z.string().regex(organisationCode)),
  revision: z.coerce.number().int().min(0),
});
export const closeForm = z.strictObject({ reason: z.string().trim().min(3).max(500) });

export const toEntry = ({
  kind,
  name,
  tax_code: taxCode,
  province,
  website,
}: z.output<typeof shape>): Omit<OrganisationEntry, 'code'> => ({
  kind,
  name,
  taxCode: taxCode || undefined,
  province: province || undefined,
  website: website || undefined,
});

/** What stands in the form before anything was typed. */
export const valuesOf = (entry: OrganisationEntry): Record<string, string> => ({
  kind: entry.kind,
  name: entry.name,
  tax_code: entry.taxCode ?? '',
  province: entry.province ?? '',
  website: entry.website ?? '',
  code: entry.code,
});

/** What to say at a field that does not pass. */
export const sentences = ({ t }: Request): Record<string, string> => ({
  another: t('settings.error.choice'),
  kind: t('organisations.error.kind'),
  name: t('organisations.error.name'),
  tax_code: t('organisations.error.tax_code'),
  province: t('profile.error.province'),
  website: t('organisations.error.website'),
  code: t('organisations.error.code'),
  revision: t('error.organisation.changed'),
});

const fieldOf: Readonly<Record<string, string>> = {
  'organisation.already_there': 'tax_code',
  'organisation.informal_with_code': 'tax_code',
  'organisation.code_taken': 'code',
  'organisation.namesake': 'name',
  'organisation.changed': 'revision',
};

/** The form with what the database refuses said at its field. @throws what is about no field */
export function refused({ t }: Request, error: unknown, { values }: FormState): FormState {
  const field = error instanceof PiazzaError ? fieldOf[error.code] : undefined;
  if (!(error instanceof PiazzaError) || !field) throw error;
  return { values, errors: { [field]: t(`error.${error.code}`) } };
}
