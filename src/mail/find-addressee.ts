// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../database/database.js';
import type { Locale } from '../i18n/translate.js';
import type { MemberId } from '../kernel/ids.js';

export interface Addressee {
  readonly displayName: string;
  readonly locale: Locale;
  /** Whether only rights and decisions are written about. */
  readonly limited: boolean;
  /** Whether a provider has said that they are under age. */
  readonly minor: boolean;
}

/** Who is written to, and in which language; undefined for a member who is no longer here. */
export async function findAddressee(db: Db, id: MemberId): Promise<Addressee | undefined> {
  const row = await findPublic(db, id);
  if (!row || row.status === 'erased' || row.status === 'merged') return undefined;
  const { display_name: displayName, locale, limited, age_class: age } = row;
  return { displayName, locale, limited, minor: age === 'minor' };
}

/** What a mail may call a member, one who was merged into another too; undefined for one who was erased. */
export async function findDisplayName(db: Db, id: MemberId): Promise<string | undefined> {
  const row = await findPublic(db, id);
  return row?.status === 'erased' ? undefined : row?.display_name;
}

const findPublic = (db: Db, id: MemberId) =>
  db
    .selectFrom('member_public as m')
    .innerJoin('member_standing as a', 'a.id', 'm.id')
    .select(['m.display_name', 'm.locale', 'm.status', 'm.limited', 'a.age_class'])
    .where('m.id', '=', id)
    .executeTakeFirst();
