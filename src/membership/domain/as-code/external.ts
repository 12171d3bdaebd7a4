// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { differences, type Difference, type PlainFields } from '../../../kernel/differences.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Audience, CommunityText } from '../community.js';
import { about, words } from './document.js';
import { overlay } from './overlay.js';
import { plainText, type StatedText } from './state.js';

const text = z
  .strictObject({
    name: words(120),
    summary: words(4_000),
    howToJoin: words(4_000),
    description: words(4_000),
  })
  .partial();

/** What a file says of a community that lives elsewhere; what it does not mention stays as it is. */
export const externalDocument = z
  .strictObject({
    status: z.enum(['listed', 'withdrawn']),
    texts: z.strictObject({ it: text, en: text.nullable() }).partial(),
    ...about,
    homeUrl: z.url({ protocol: /^https$/, error: 'needs a full address with https' }).max(500),
  })
  .partial();
export type ExternalDocument = z.output<typeof externalDocument>;

type ExternalText = Omit<StatedText, 'privacyNote'>;

/** All of a community that lives elsewhere that the configuration as code says. */
export interface ExternalState {
  readonly status: 'listed' | 'withdrawn';
  readonly texts: { readonly it: ExternalText; readonly en: ExternalText | null };
  readonly audience: Audience;
  readonly topics: readonly string[];
  readonly province: string | null;
  readonly contact: string | null;
  readonly homeUrl: string;
  readonly programmes: readonly string[];
}

const noText: ExternalText = { name: '', summary: '', howToJoin: '', description: '' };

const blankExternal: ExternalState = {
  status: 'listed',
  texts: { it: noText, en: null },
  audience: 'open',
  topics: [],
  province: null,
  contact: null,
  homeUrl: '',
  programmes: [],
};

export const statedText = ({ name, summary, howToJoin, description }: CommunityText) => ({
  name: plainText(name),
  summary: plainText(summary),
  howToJoin: plainText(howToJoin),
  description: plainText(description ?? ''),
});

export interface SettledExternal {
  readonly target: ExternalState;
  readonly changes: readonly Difference[];
}

/**
 * What an entry becomes by what a file says of it, and by which changes.
 * @throws PiazzaError `community.archived`, `community.text_missing`, `community.home_missing`
 */
export function settleExternal(
  actual: ExternalState | undefined,
  { texts, ...said }: ExternalDocument,
): SettledExternal {
  const from = actual ?? blankExternal;
  const merged = overlay(from, said);
  const target: ExternalState = {
    ...merged,
    programmes: merged.programmes.toSorted(),
    texts: {
      it: overlay(from.texts.it, texts?.it),
      en: texts?.en ? overlay(from.texts.en ?? noText, texts.en) : inEnglish(from, texts),
    },
  };
  const changes = differences(asFields(from), asFields(target));
  if (actual?.status === 'withdrawn' && changes.length > 0) {
    throw new PiazzaError('community.archived');
  }
  const { name, summary, howToJoin } = target.texts.it;
  if (!name || !summary || !howToJoin) throw new PiazzaError('community.text_missing');
  if (!target.homeUrl) throw new PiazzaError('community.home_missing');
  return { target, changes };
}

const inEnglish = ({ texts }: ExternalState, said: ExternalDocument['texts']) =>
  said?.en === null ? null : texts.en;

const asFields = (state: ExternalState): PlainFields => JSON.parse(JSON.stringify(state));
