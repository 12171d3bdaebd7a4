// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Locale } from '../../i18n/translate.js';

interface Worded {
  readonly title: string;
  readonly description?: string | undefined;
  readonly 'x-en'?: { readonly title: string; readonly description?: string | undefined };
}

/** A question or an option in the reader's language, Italian where the other is missing. */
export function wordsOf(
  { title, description, 'x-en': english }: Worded,
  locale: Locale,
): { readonly title: string; readonly description: string | undefined } {
  if (locale === 'en' && english) {
    return { title: english.title, description: english.description ?? description };
  }
  return { title, description };
}
