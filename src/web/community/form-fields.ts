// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { parseSlug } from '../../kernel/ids.js';
import { provinceCodes } from './words.js';

/** A name or a title. */
export const line = z.string().trim().min(2).max(120);
/** Some paragraphs. */
export const paragraphs = z.string().trim().min(2).max(4_000);

export const province = z.union([z.literal(''), z.enum(provinceCodes)]);
export const slug = z.string().trim().transform(toSlug);
/** Words separated by commas; ten topics at most. */
export const topics = z.string().max(300).transform(toTopics);

function toSlug(raw: string, context: z.RefinementCtx) {
  const found = parseSlug(raw);
  if (found) return found;
  context.addIssue({ code: 'custom', message: 'not a slug' });
  return z.NEVER;
}

function toTopics(raw: string): string[] {
  const words = raw.split(',').map((topic) => topic.trim().toLowerCase());
  return [...new Set(words.filter(Boolean))].slice(0, 10);
}
