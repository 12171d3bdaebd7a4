// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { z } from 'zod';
import { audiences } from '../../membership/domain/community.js';
import type {
  ExternalCommunity,
  ExternalDescription,
} from '../../membership/domain/external/external-community.js';
import { line, paragraphs, province, slug, topics } from '../community/form-fields.js';

const optional = z.string().trim().max(4_000);
const fields = {
  name_it: line,
  summary_it: paragraphs,
  description_it: optional,
  how_it: paragraphs,
  name_en: z.string().trim().max(120),
  summary_en: optional,
  description_en: optional,
  how_en: optional,
  audience: z.enum(audiences),
  topics,
  province,
  contact: z.union([z.literal(''), z.string().trim().max(254).pipe(z.email())]),
  home_url: z
    .string()
    .trim()
    .max(500)
    .refine((raw) => URL.canParse(raw) && new URL(raw).protocol === 'https:'),
};
const shape = z.strictObject(fields);
type Form = z.output<typeof shape>;

/** An English name asks for the rest in English. */
function demandEnglish({ name_en, summary_en, how_en }: Form, context: z.RefinementCtx): void {
  if (name_en === '' || (summary_en !== '' && how_en !== '')) return;
  const path = [summary_en === '' ? 'summary_en' : 'how_en'];
  context.addIssue({ code: 'custom', path, message: 'needed with a name' });
}

export const createForm = z.strictObject({ ...fields, slug }).superRefine(demandEnglish);
export const changeForm = z
  .strictObject({ ...fields, revision: z.coerce.number().int().min(0) })
  .superRefine(demandEnglish);

const text = (form: Form, lang: 'it' | 'en') => ({
  name: form[`name_${lang}`],
  summary: form[`summary_${lang}`],
  howToJoin: form[`how_${lang}`],
  description: form[`description_${lang}`],
});

export const toDescription = (form: Form): ExternalDescription => ({
  texts: { it: text(form, 'it'), en: form.name_en === '' ? undefined : text(form, 'en') },
  audience: form.audience,
  topics: form.topics,
  province: form.province || undefined,
  contact: form.contact || undefined,
  homeUrl: form.home_url,
});

/** What stands in the form before anything was typed. */
export function valuesOf(entry: ExternalCommunity): Record<string, string> {
  const words = (['it', 'en'] as const).flatMap((lang) => [
    [`name_${lang}`, entry.texts[lang]?.name ?? ''],
    [`summary_${lang}`, entry.texts[lang]?.summary ?? ''],
    [`description_${lang}`, entry.texts[lang]?.description ?? ''],
    [`how_${lang}`, entry.texts[lang]?.howToJoin ?? ''],
  ]);
  return {
    ...Object.fromEntries(words),
    audience: entry.audience,
    topics: entry.topics.join(', '),
    province: entry.province ?? '',
    contact: entry.contact ?? '',
    home_url: entry.homeUrl,
  };
}

/** What to say at a field that does not pass. */
export function sentences({ t }: Request): Record<string, string> {
  const words = ['name', 'summary', 'description', 'how'];
  return {
    ...Object.fromEntries(words.map((word) => [`${word}_it`, t('settings.error.text')])),
    ...Object.fromEntries(words.map((word) => [`${word}_en`, t('settings.error.english')])),
    audience: t('settings.error.choice'),
    province: t('settings.error.choice'),
    topics: t('founding.field.topics.hint'),
    contact: t('settings.error.contact'),
    home_url: t('external.error.home_url'),
    slug: t('external.error.slug'),
    revision: t('error.community.changed'),
  };
}
