// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../../database/database.js';
import type { MemberId } from '../../../kernel/ids.js';

/** A member's cards, what they said before, and the consents, for the member: plain JSON. */
export async function exportCards(db: Db, memberId: MemberId): Promise<object> {
  const { rows } = await sql<{ everything: object }>`
    select json_build_object(
      'cards', coalesce((
        select json_agg(json_build_object(
          'community', c.slug, 'fields', k.fields, 'listed', k.listed, 'openToAll', k.open_to_all,
          'changed', k.changed_at, 'hidden', k.hidden_reason) order by k.id)
        from card k left join community c on c.id = k.community_id where k.member_id = ${memberId}), '[]'),
      'earlierCards', coalesce((
        select json_agg(json_build_object(
          'community', c.slug, 'fields', v.fields, 'until', v.replaced_at) order by v.replaced_at, v.id)
        from card_version v left join community c on c.id = v.community_id where v.member_id = ${memberId}), '[]'),
      'consents', coalesce((
        select json_agg(json_build_object(
          'community', c.slug, 'purpose', e.purpose, 'granted', e.granted, 'text', e.text_version,
          'at', e.at) order by e.at, e.id)
        from consent_event e left join community c on c.id = e.community_id where e.member_id = ${memberId}), '[]')
    ) as everything`.execute(db);
  return rows[0]?.everything ?? {};
}
