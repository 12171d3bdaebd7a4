// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProgrammeId, Slug } from '../../../kernel/ids.js';

export interface ProgrammeText {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
}

/** The English text is optional: without one the Italian shows. */
export interface ProgrammeTexts {
  readonly it: ProgrammeText;
  readonly en: ProgrammeText | undefined;
}

/** What links communities above them: its own words, its leads; never a list of people. */
export interface Programme {
  readonly id: ProgrammeId;
  readonly slug: Slug;
  readonly texts: ProgrammeTexts;
  readonly contact: string | undefined;
  /** Grows with each change of its texts. */
  readonly revision: number;
  readonly createdAt: Date;
}

export const textIn = ({ texts }: Programme, locale: 'it' | 'en'): ProgrammeText =>
  texts[locale] ?? texts.it;
