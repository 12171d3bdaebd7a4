// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { z } from 'zod';
import type { Programme, ProgrammeTexts } from '../../membership/domain/programmes/programme.js';
import { line, paragraphs, slug } from '../community/form-fields.js';

const optional = z.string().trim().max(4_000);
const fields = {
  name_it: line,
  summary_it: paragraphs,
  description_it: optional,
  name_en: z.string().trim().max(120),
  summary_en: optional,
  description_en: optional,
  contact: z.union([z.literal(''), z.string().trim().max(254).pipe(z.email())]),
};
const shape = z.strictObject(fields);
type Form = z.output<typeof shape>;

/** An English name asks for a summary in English. */
function demandEnglish({ name_en, summary_en }: Form, context: z.RefinementCtx): void {
  if (name_en === '' || summary_en !== '') return;
  context.addIssue({ code: 'custom', path: ['summary_en'], message: 'needed with a name' });
}

export const createForm = z.strictObject({ ...fields, slug }).superRefine(demandEnglish);
export const changeForm = z
  .strictObject({ ...fields, revision: z.coerce.number().int().min(0) })
  .superRefine(demandEnglish);

const text = (form: Form, lang: 'it' | 'en') => ({
  name: form[`name_${lang}`],
  summary: form[`summary_${lang}`],
  description: form[`description_${lang}`],
});

export const toProgramme = (
  form: Form,
): { texts: ProgrammeTexts; contact: string | undefined } => ({
  texts: { it: text(form, 'it'), en: form.name_en === '' ? undefined : text(form, 'en') },
  contact: form.contact || undefined,
});

/** What stands in the form before anything was typed. */
export const valuesOf = ({ texts, contact }: Programme): Record<string, string> => ({
  name_it: texts.it.name,
  summary_it: texts.it.summary,
  description_it: texts.it.description,
  name_en: texts.en?.name ?? '',
  summary_en: texts.en?.summary ?? '',
  description_en: texts.en?.description ?? '',
  contact: contact ?? '',
});

/** What to say at a field that does not pass. */
export function sentences({ t }: Request): Record<string, string> {
  const words = ['name', 'summary', 'description'];
  return {
    ...Object.fromEntries(words.map((word) => [`${word}_it`, t('settings.error.text')])),
    ...Object.fromEntries(words.map((word) => [`${word}_en`, t('programmes.error.english')])),
    contact: t('settings.error.contact'),
    slug: t('external.error.slug'),
    revision: t('error.programme.changed'),
  };
}
