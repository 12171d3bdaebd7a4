// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { differences, type Difference } from '../../../kernel/differences.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Programme, ProgrammeText } from '../programmes/programme.js';
import { words } from './document.js';
import { overlay } from './overlay.js';
import { plainText } from './state.js';

const text = z
  .strictObject({ name: words(120), summary: words(4_000), description: words(4_000) })
  .partial();

/** What a file says of one programme; its communities say that they belong to it. */
export const programmeDocument = z
  .strictObject({
    texts: z.strictObject({ it: text, en: text.nullable() }).partial(),
    contact: z.email('needs an e-mail address').max(254).nullable(),
  })
  .partial();
export type ProgrammeDocument = z.output<typeof programmeDocument>;

/** All of a programme that the configuration as code says. */
export interface ProgrammeState {
  readonly texts: { readonly it: ProgrammeText; readonly en: ProgrammeText | null };
  readonly contact: string | null;
}

export const blankProgramme: ProgrammeState = {
  texts: { it: { name: '', summary: '', description: '' }, en: null },
  contact: null,
};

export function statedProgramme({ texts, contact }: Programme): ProgrammeState {
  const plain = ({ name, summary, description }: ProgrammeText): ProgrammeText => ({
    name: plainText(name),
    summary: plainText(summary),
    description: plainText(description),
  });
  const { it, en } = texts;
  return { texts: { it: plain(it), en: en ? plain(en) : null }, contact: contact ?? null };
}

/**
 * What a programme becomes by what a file says of it, and by which changes.
 * @throws PiazzaError `programme.text_missing` for one without an Italian name
 */
export function settleProgramme(
  actual: ProgrammeState | undefined,
  wanted: ProgrammeDocument,
): { readonly target: ProgrammeState; readonly changes: readonly Difference[] } {
  const { texts, contact } = actual ?? blankProgramme;
  const said = wanted.texts;
  const english = said?.en ? overlay(texts.en ?? blankProgramme.texts.it, said.en) : texts.en;
  const target: ProgrammeState = {
    texts: { it: overlay(texts.it, said?.it), en: said?.en === null ? null : english },
    contact: wanted.contact === undefined ? contact : wanted.contact,
  };
  if (!target.texts.it.name) throw new PiazzaError('programme.text_missing');
  const from = actual ?? blankProgramme;
  const changes = differences(JSON.parse(JSON.stringify(from)), JSON.parse(JSON.stringify(target)));
  return { target, changes };
}
