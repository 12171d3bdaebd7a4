// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../database/database.js';
import { trustId, type MemberId } from '../../kernel/ids.js';

export interface FoundMember {
  readonly id: MemberId;
  readonly displayName: string;
  readonly status: 'active' | 'suspended';
  readonly createdAt: Date;
}

/** Members whose shown name contains the text, whatever its accents; the wildcards of LIKE are only letters here. */
export async function findMembersNamed(
  db: Db,
  text: string,
  limit: number,
): Promise<FoundMember[]> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Row>`
    select id, display_name, status, created_at from member
    where status in ('active', 'suspended') and fold_text(display_name) like fold_text(${pattern})
    order by display_name, id limit ${limit}`.execute(db);
  return rows.map((row) => ({
    id: trustId(row.id),
    displayName: row.display_name,
    status: row.status,
    createdAt: row.created_at,
  }));
}

interface Row {
  id: string;
  display_name: string;
  status: FoundMember['status'];
  created_at: Date;
}
