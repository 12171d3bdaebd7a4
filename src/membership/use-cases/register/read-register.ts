// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import { readMoment, writeCursor } from '../../../kernel/cursor.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { CommunityId, Slug } from '../../../kernel/ids.js';
import type { RegisterEntry } from '../../domain/register/entry.js';
import { can } from '../../domain/policy.js';
import { getCommunity } from '../../store/communities.js';
import { readCommunityFacts } from '../../store/community-page.js';
import { listRegisterPage, type RegisterKey } from '../../store/register/register.js';
import { demandSight, powersOf } from '../authorise.js';

export type { RegisterEntry } from '../../domain/register/entry.js';

export interface ReadRegister {
  readonly actor?: Actor | undefined;
  readonly slug: Slug;
  readonly locale: 'it' | 'en';
  /** A day in Italy, as YYYY-MM-DD; every line unless said. */
  readonly on?: string | undefined;
  readonly cursor?: string | undefined;
}

export interface RegisterPage {
  readonly name: string;
  readonly entries: readonly RegisterEntry[];
  readonly next: string | undefined;
  /** Whether the reader sees managers and co-managers only. */
  readonly publicOnly: boolean;
  /** Whether the reader, who decides in the community, sees why a role was taken. */
  readonly withReasons: boolean;
}

const pageSize = 50;
/** Lines of a download that are read at a time. */
const linesAtOnce = 1_000;

/**
 * The register of roles, fifty lines at a time, newest first. Everybody reads who manages or managed a public
 * community, minors left out; the other lines, and those of other communities, are for members and staff.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.required`, `request.malformed`
 */
export async function readRegister(
  { db }: { db: Db },
  { on, cursor, ...reading }: ReadRegister,
): Promise<RegisterPage> {
  const { id, ...reader } = await readerOf(db, reading);
  const after = cursor === undefined ? undefined : readMoment(cursor);
  const { publicOnly, withReasons } = reader;
  const lines = { on, publicOnly, withReasons, after };
  const rows = await listRegisterPage(db, id, { ...lines, limit: pageSize + 1 });
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
  return {
    ...reader,
    entries: rows.slice(0, pageSize).map(({ entry }) => entry),
    next: last && writeCursor(last.key),
  };
}

/** Every one of the same lines in one piece, for a download. Throws what {@link readRegister} throws. */
export async function exportRegister(
  { db }: { db: Db },
  { on, ...reading }: Omit<ReadRegister, 'cursor'>,
): Promise<readonly RegisterEntry[]> {
  const { id, publicOnly } = await readerOf(db, reading);
  const lines: RegisterEntry[] = [];
  let after: RegisterKey | undefined;
  do {
    const page = { on, publicOnly, withReasons: false, after, limit: linesAtOnce };
    const rows = await listRegisterPage(db, id, page);
    lines.push(...rows.map(({ entry }) => entry));
    after = rows.length < linesAtOnce ? undefined : rows.at(-1)?.key;
  } while (after);
  return lines;
}

async function readerOf(
  db: Db,
  { actor, slug, locale }: Pick<ReadRegister, 'actor' | 'slug' | 'locale'>,
): Promise<Omit<RegisterPage, 'entries' | 'next'> & { readonly id: CommunityId }> {
  const community = await getCommunity(db, slug);
  const powers = await powersOf(db, actor, community.id);
  demandSight(powers, community);
  const seesAll = powers.isMember || can(powers, 'member.list_full');
  if (!seesAll && community.visibility !== 'public') {
    throw new PiazzaError(actor ? 'right.missing' : 'session.required', { slug });
  }
  const { text } = await readCommunityFacts(db, community.id, locale);
  const withReasons = can(powers, 'membership.decide') || can(powers, 'membership.suspend');
  return { id: community.id, name: text.name, publicOnly: !seesAll, withReasons };
}
