// SPDX-License-Identifier: AGPL-3.0-or-later
const months =
  'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre';

/** A day that is read with a vowel first: l'otto, l'undici. */
const vowelDay = new RegExp(`^(?:8|11) (?:${months})\\b`);
/** What stands before a value of which it is said so; a text of a person never has it. */
const mark = '\u{E000}';
const marked = new RegExp(`(?:\\b(il|dal|al|del|nel|sul) )?${mark}`, 'gi');

const elided = (article: string): string =>
  article.toLowerCase() === 'il' ? `${article[0] === 'I' ? 'L' : 'l'}’` : `${article}l’`;

/** Marks a day that is read with a vowel first, so that `elide` finds the article before it. */
export const markVowelDay = <Value>(value: Value): Value | string =>
  typeof value === 'string' && vowelDay.test(value) ? mark + value : value;

/** Italian: "dal 8 dicembre" becomes "dall’8 dicembre", where `markVowelDay` has marked the day. */
export const elide = (text: string): string =>
  text.includes(mark)
    ? text.replace(marked, (_, article?: string) => (article ? elided(article) : ''))
    : text;

/** The words before a day with the space, or the elision, that joins them: "fino al ", "fino all’". */
export const articleBefore = (words: string, day: string): string =>
  elide(`${words} ${vowelDay.test(day) ? mark : ''}`);
