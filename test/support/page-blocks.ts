// SPDX-License-Identifier: AGPL-3.0-or-later

/** The blocks of code in a page, of one language, in its order. */
export const blocksOf = (page: string, language: string): readonly string[] =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, content = '']) =>
    name === language ? [content] : [],
  );
