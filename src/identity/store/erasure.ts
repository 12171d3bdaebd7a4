// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Trx } from '../../database/database.js';
import { trustId, type MemberId } from '../../kernel/ids.js';

/** A member and everyone who was merged into them, in the order of their ids. */
export async function findAliases(trx: Trx, id: MemberId): Promise<MemberId[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive alias (id) as (
      select ${id}::uuid
      union
      select m.id from member m join alias on m.merged_into = alias.id
    )
    select id from alias order by id`.execute(trx);
  return rows.map((row) => trustId(row.id));
}

/** Deletes all that leads to a person: ways in (severed ones too), keys, addresses, suspensions, limitations, cases of review, journals of merges. */
export async function deleteTraces(trx: Trx, ids: readonly MemberId[]): Promise<void> {
  const members = [...ids];
  await trx.deleteFrom('identity').where('member_id', 'in', members).execute();
  await trx.deleteFrom('person_key').where('member_id', 'in', members).execute();
  await trx.deleteFrom('contact_point').where('member_id', 'in', members).execute();
  await trx
    .deleteFrom('review_case')
    .where('id', 'in', (e) =>
      e.selectFrom('review_side').select('case_id').where('member_id', 'in', members),
    )
    .execute();
  await trx.deleteFrom('suspension').where('member_id', 'in', members).execute();
  await trx.deleteFrom('limitation').where('member_id', 'in', members).execute();
  await trx.deleteFrom('limitation').where('carried_from', 'in', members).execute();
  await trx
    .updateTable('merge')
    .set({ journal: '{}' })
    .where('into_member', 'in', members)
    .execute();
}

/** Leaves of a member the id alone, which stints and the audit go on naming. */
export async function anonymise(trx: Trx, ids: readonly MemberId[]): Promise<void> {
  await trx
    .updateTable('member')
    .set({
      display_name: '—',
      given_name: null,
      family_name: null,
      age_class: null,
      province: null,
      sector: null,
      notice_read_at: null,
    })
    .where('id', 'in', [...ids])
    .execute();
}
