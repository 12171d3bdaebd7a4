// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { parseClientId } from '../../kernel/ids.js';
import { audiences } from '../../membership/domain/community.js';
import type { SettingsView } from '../../membership/use-cases/settings/read-settings.js';
import { line, paragraphs, province, topics } from '../community/form-fields.js';

const optional = z.string().trim().max(4_000);
const homeUrl = z
  .string()
  .trim()
  .max(500)
  .refine((raw) => raw === '' || raw.startsWith('/') || URL.parse(raw) !== null);
const homePortal = z
  .union([z.literal(''), z.string().transform((raw) => parseClientId(raw) ?? '')])
  .default('');

export const describeForm = z
  .strictObject({
    revision: z.coerce.number().int().min(0),
    name_it: line,
    summary_it: paragraphs,
    description_it: optional,
    how_it: paragraphs,
    privacy_it: optional,
    name_en: z.string().trim().max(120),
    summary_en: optional,
    description_en: optional,
    how_en: optional,
    privacy_en: optional,
    audience: z.enum(audiences),
    topics,
    province,
    contact: z.union([z.literal(''), z.string().trim().max(254).pipe(z.email())]),
    home_url: homeUrl,
    home_portal: homePortal,
  })
  .superRefine(({ home_url: url, home_portal: portal }, context) => {
    if (portal !== '' || url === '' || URL.parse(url)?.protocol === 'https:') return;
    context.addIssue({ code: 'custom', path: ['home_url'], message: 'needs a whole address' });
  })
  .superRefine(({ name_en: name, summary_en: summary, how_en: how }, context) => {
    if (name === '' || (summary !== '' && how !== '')) return;
    const path = [summary === '' ? 'summary_en' : 'how_en'];
    context.addIssue({ code: 'custom', path, message: 'needed with a name' });
  });

type Form = z.output<typeof describeForm>;

const text = (form: Form, lang: 'it' | 'en') => ({
  name: form[`name_${lang}`],
  summary: form[`summary_${lang}`],
  howToJoin: form[`how_${lang}`],
  description: form[`description_${lang}`],
  privacyNote: form[`privacy_${lang}`],
});

export const toSettings = (form: Form) => ({
  revision: form.revision,
  texts: { it: text(form, 'it'), en: form.name_en === '' ? undefined : text(form, 'en') },
  description: {
    audience: form.audience,
    topics: form.topics,
    province: form.province || undefined,
    contact: form.contact || undefined,
    homeUrl: form.home_url || undefined,
    homePortal: form.home_portal || undefined,
  },
});

/** What stands in the form before anything was typed. */
export function describeValues({ community, texts }: SettingsView): Record<string, string> {
  const words = (['it', 'en'] as const).flatMap((lang) => [
    [`name_${lang}`, texts[lang]?.name ?? ''],
    [`summary_${lang}`, texts[lang]?.summary ?? ''],
    [`description_${lang}`, texts[lang]?.description ?? ''],
    [`how_${lang}`, texts[lang]?.howToJoin ?? ''],
    [`privacy_${lang}`, texts[lang]?.privacyNote ?? ''],
  ]);
  return {
    ...Object.fromEntries(words),
    audience: community.audience,
    topics: community.topics.join(', '),
    province: community.province ?? '',
    contact: community.contact ?? '',
    home_url: community.homeUrl ?? '',
    home_portal: community.homePortal ?? '',
  };
}
