// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { blocksOf, everyBlockOf, type Block } from '../page-blocks.js';

/** Where the pages place Piazza and the portal. */
const onThePage = {
  piazza: 'https://piazza.example.org',
  portal: 'https://portal.example.org',
  secrets: '/etc/piazza/portals',
} as const;

export type Places = Partial<Record<keyof typeof onThePage, string>> & {
  /** Stands for `<secret>`. */
  readonly secret?: string;
};

/** A page of `docs` that says how portals, or one software, are connected, with the places of this machine and nothing else changed. */
export interface ConnectPage {
  /** What the operator of Piazza writes. */
  readonly operator: string;
  /** The blocks of code in one language. */
  blocks(language: string): readonly string[];
  /** All of them, in the order of the page. */
  readonly everyBlock: readonly Block[];
  /** What a row of the table of settings says, in code. @throws Error where there is no such row */
  setting(name: string): string;
  /** All rows, in the order of the page. */
  readonly settings: readonly (readonly [string, string])[];
}

export const connectPage = (name: string, places: Places = {}): ConnectPage =>
  readPage(`docs/connect/${name}.md`, places);

/** The page that holds for every portal. */
export const mainPage = (language: '' | '.it' = '', places: Places = {}): ConnectPage =>
  readPage(`docs/connect-a-portal${language}.md`, places);

function readPage(file: string, places: Places): ConnectPage {
  const text = fill(readFileSync(file, 'utf8'), places);
  const rows = [...text.matchAll(/^\| ([^|`]+?) \| (?:`([^`]*)`|([^|]*?)) \|/gm)];
  const settings = rows
    .map(([, row = '', code, words = '']) => [row, code ?? words] as const)
    .filter(([row]) => row !== 'setting' && row !== 'impostazione');
  const known = new Map(settings);
  return {
    operator: blocksOf(text, 'yaml')[0] ?? '',
    blocks: (language) => blocksOf(text, language),
    everyBlock: everyBlockOf(text),
    settings,
    setting(row) {
      const value = known.get(row);
      if (value === undefined) throw new Error(`the page ${file} has no row “${row}”`);
      return value;
    },
  };
}

function fill(text: string, { secret, ...places }: Places): string {
  let filled = secret === undefined ? text : text.replaceAll('<secret>', secret);
  for (const [place, there] of Object.entries(onThePage)) {
    const here = places[place as keyof typeof onThePage];
    if (here !== undefined) filled = filled.replaceAll(there, here);
  }
  return filled;
}
