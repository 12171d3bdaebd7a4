// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Slug } from '../../../kernel/ids.js';
import { can } from '../../domain/policy.js';
import { shownAudience, type ShownAudience } from '../../domain/programmes/audience.js';
import { textIn, type Programme, type ProgrammeText } from '../../domain/programmes/programme.js';
import { readAudience } from '../../store/programmes/audience.js';
import { listLeads } from '../../store/programmes/leads.js';
import { getProgramme, listProgrammeRows } from '../../store/programmes/programmes.js';
import { demand } from '../authorise.js';
import { listCommunities, type CommunityList } from '../list-communities.js';
import { programmePowers } from './authorise.js';

type Locale = 'it' | 'en';

export interface ProgrammePage {
  readonly programme: Programme;
  readonly text: ProgrammeText;
  /** Who leads it, by the name that they chose. */
  readonly leads: readonly string[];
  /** People of its public communities, each counted once; undefined until they were counted. */
  readonly audience: ShownAudience | undefined;
  /** Those that the reader may see. */
  readonly communities: Pick<CommunityList, 'items' | 'next'>;
  /** Whether the reader sees how the programme as a whole is doing. */
  readonly mayOversee: boolean;
}

/**
 * A programme with its communities, as this reader may see them.
 * @throws PiazzaError `programme.not_found`, `request.malformed` for a cursor that is none
 */
export async function readProgramme(
  { db }: { db: Db },
  query: {
    readonly slug: Slug;
    readonly locale: Locale;
    readonly viewer?: Actor | undefined;
    readonly cursor?: string | undefined;
  },
): Promise<ProgrammePage> {
  const { slug, locale, viewer, cursor } = query;
  const programme = await getProgramme(db, slug);
  const held = await listLeads(db, { programmeId: programme.id });
  const counted = await readAudience(db, programme.id, 'public');
  const filters = { programme: slug, locale, viewer: viewer?.memberId, cursor };
  const { items, next } = await listCommunities({ db }, filters);
  return {
    programme,
    text: textIn(programme, locale),
    leads: held.filter(({ status }) => status === 'active').map(({ displayName }) => displayName),
    audience: counted && shownAudience(counted),
    communities: { items, next },
    mayOversee: can(await programmePowers(db, viewer, programme.id), 'programme.read'),
  };
}

export interface ListedProgramme {
  readonly slug: Slug;
  readonly text: ProgrammeText;
}

/** Every programme, by its address. */
export async function listProgrammes(
  { db }: { db: Db },
  { locale }: { readonly locale: Locale },
): Promise<readonly ListedProgramme[]> {
  const programmes = await listProgrammeRows(db);
  return programmes.map((one) => ({ slug: one.slug, text: textIn(one, locale) }));
}

/**
 * A programme for the form of staff, with whoever leads it or was asked to.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `programme.not_found`
 */
export async function readProgrammeSettings(
  { db }: { db: Db },
  { actor, slug }: { readonly actor: Actor; readonly slug: Slug },
): Promise<{ programme: Programme; leads: Awaited<ReturnType<typeof listLeads>> }> {
  const programme = await getProgramme(db, slug);
  demand(await programmePowers(db, actor, programme.id), 'programme.edit');
  return { programme, leads: await listLeads(db, { programmeId: programme.id }) };
}
