// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next from 'i18next';
import type { ErrorCode } from '../kernel/errors.js';
import { en } from './en/index.js';
import { it } from './it/index.js';

export const locales = ['it', 'en'] as const;
export type Locale = (typeof locales)[number];

type Italian = typeof it;
/** A key of the texts; plural forms (`_one`, `_other`, `_many`) are asked for without their ending. */
export type TextKey = keyof Italian extends infer Key
  ? Key extends `error.${string}`
    ? Key
    : Key extends `${infer Stem}_${'one' | 'other' | 'many'}`
      ? Stem
      : Key
  : never;
export type TextValues = Readonly<Record<string, string | number>>;
/** Gives the text of a key in one language, `{{name}}` filled in. Not escaped: the views escape. */
export type Translate = (key: TextKey, values?: TextValues) => string;

/** Fails to compile when an error code has no Italian sentence. */
type WithoutSentence = Exclude<`error.${ErrorCode}`, keyof Italian>;
export const everyErrorHasASentence: WithoutSentence extends never ? true : WithoutSentence = true;

const instance = i18next.createInstance();
await instance.init({
  lng: 'it',
  fallbackLng: false,
  resources: { it: { translation: it }, en: { translation: en } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
});

const fixed: Record<Locale, Translate> = {
  it: instance.getFixedT('it') as unknown as Translate,
  en: instance.getFixedT('en') as unknown as Translate,
};

export const translator = (locale: Locale): Translate => fixed[locale];
export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);
