// SPDX-License-Identifier: AGPL-3.0-or-later

/** The blocks of code in a page, of one language, in its order. */
export const blocksOf = (page: string, language: string): readonly string[] =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, content = '']) =>
    name === language ? [content] : [],
  );

export interface Block {
  readonly language: string;
  readonly content: string;
}

/**
 * All blocks of code in a page, in its order.
 * @throws Error for code that is only indented or says no language: nobody would run it
 */
export function everyBlockOf(page: string): readonly Block[] {
  const fenced = /^```(\w*)\n(.*?)^```$/gms;
  const blocks = [...page.matchAll(fenced)].map(([, language = '', content = '']) => ({
    language,
    content,
  }));
  const loose = page.replaceAll(fenced, '').match(/^(?: {4}|\t).*$/m)?.[0];
  if (loose !== undefined) throw new Error(`code that is only indented: ${loose.trim()}`);
  if (blocks.some(({ language }) => language === '')) throw new Error('code of no language');
  return blocks;
}
