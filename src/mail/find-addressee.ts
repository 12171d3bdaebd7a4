// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../database/database.js';
import type { Locale } from '../i18n/translate.js';
import type { MemberId } from '../kernel/ids.js';

export interface Addressee {
  readonly displayName: string;
  readonly locale: Locale;
}

/** What a mail may say of a member; undefined for one who is no longer here. */
export async function findAddressee(db: Db, id: MemberId): Promise<Addressee | undefined> {
  const row = await db
    .selectFrom('member_public')
    .select(['display_name', 'locale', 'status'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || row.status === 'erased' || row.status === 'merged') return undefined;
  return { displayName: row.display_name, locale: row.locale };
}
