// SPDX-License-Identifier: AGPL-3.0-or-later
import i18next from 'i18next';
import type { ErrorCode } from '../kernel/errors.js';
import { elide, markVowelDay } from './elision.js';
import { en } from './en/index.js';
import { it } from './it/index.js';

export const locales = ['it', 'en'] as const;
export type Locale = (typeof locales)[number];

type Italian = typeof it;
type Plural = 'one' | 'other' | 'many';
/** A key of the texts; plural forms (`_one`, `_other`, `_many`) are asked for without their ending. */
export type TextKey = keyof Italian extends infer Key
  ? Key extends `${infer Stem}_${Plural}`
    ? `${Stem}_other` extends keyof Italian
      ? Stem
      : Key
    : Key
  : never;

type Names<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
/** The `{{name}}`s of the Italian text, of all its plural forms together. */
type Parameters<Key extends TextKey> =
  | Names<Italian[Key & keyof Italian]>
  | (`${Key}_other` extends keyof Italian
      ? 'count' | Names<Italian[`${Key}_${Plural}` & keyof Italian]>
      : never);
export type TextValues<Key extends TextKey> = Readonly<Record<Parameters<Key>, string | number>>;
/** What follows the key: nothing for a plain text, the values of its parameters otherwise. */
export type TextArguments<Key extends TextKey> = [Parameters<Key>] extends [never]
  ? []
  : [values: TextValues<Key>];
/** Keys of texts without parameters: what a table or a map of labels may hold. */
export type PlainTextKey = {
  [Key in TextKey]: [Parameters<Key>] extends [never] ? Key : never;
}[TextKey];
/** Gives the text of a key in one language, `{{name}}` filled in. Not escaped: the views escape. */
export type Translate = <Key extends TextKey>(key: Key, ...values: TextArguments<Key>) => string;

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

type AnyText = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The texts are those of the program: one without parameters is looked up once. */
function remembering(translate: AnyText): Translate {
  const plain = new Map<string, string>();
  const text: AnyText = (key, values) => {
    if (values) return translate(key, values);
    const known = plain.get(key) ?? translate(key);
    plain.set(key, known);
    return known;
  };
  return text;
}

/** Articles before a day fit it: "dall’8 dicembre". */
function withElisions(translate: AnyText): AnyText {
  return (key, values) => {
    if (!values) return translate(key);
    const marked = Object.entries(values).map(([name, value]) => [name, markVowelDay(value)]);
    return elide(translate(key, Object.fromEntries(marked)));
  };
}

const textsOf = (locale: Locale) => instance.getFixedT(locale) as unknown as AnyText;
const fixed: Record<Locale, Translate> = {
  it: remembering(withElisions(textsOf('it'))),
  en: remembering(textsOf('en')),
};

export const translator = (locale: Locale): Translate => fixed[locale];
export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);
