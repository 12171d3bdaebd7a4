// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import { trustId, type MemberId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { Candidate } from '../domain/candidate.js';
import type { KeyRow } from './person-keys.js';

export interface Search {
  readonly issuer: string;
  readonly subject: string;
  readonly keys: readonly KeyRow[];
  /** Normalised, and only when the reply proves it. */
  readonly address: string | undefined;
  readonly session: MemberId | undefined;
}

const text = `
  with asked (scheme, key_version, hmac) as (
    select * from unnest($1::text[], $2::text[], $3::bytea[])
  ), known as (
    select id, member_id from identity
    where issuer = $4 and subject = $5 and unlinked_at is null
  ), held as (
    select member_id, level from person_key join asked using (scheme, key_version, hmac)
  ), readers as (
    select member_id from contact_point
    where value_normalised = $6 and verified_at is not null
    order by member_id limit 20
  )
  select m.id, m.status, m.display_name, m.given_name, m.family_name, m.age_class,
    (select id from known where member_id = m.id) as identity_id,
    (select array_agg(level) from held where member_id = m.id) as held_at,
    exists (
      select from person_key own where own.member_id = m.id and (
        cardinality($1::text[]) = 0
        or (own.scheme, own.key_version) in (select scheme, key_version from asked)
      )
    ) as has_key,
    m.id in (select member_id from readers) as reads
  from member m
  where m.id in (
    select member_id from known
    union select member_id from held
    union select member_id from readers
    union select $7::uuid
  )
  order by m.id`;

/**
 * Every member whom a reply may concern (owner of the identity, holder of a key, reader of the
 * address, signed in here), oldest first, in one statement.
 */
export async function findCandidates(db: Db | Trx, search: Search): Promise<Candidate[]> {
  const { keys, issuer, subject, address, session } = search;
  const rows = await preparedOn(db)<CandidateRow>('identity_candidates', text, [
    keys.map((key) => key.scheme),
    keys.map((key) => key.version),
    keys.map((key) => key.hmac),
    issuer,
    subject,
    address ?? null,
    session ?? null,
  ]);
  return rows.map(toCandidate);
}

interface CandidateRow {
  id: string;
  status: Candidate['status'];
  display_name: string;
  given_name: string | null;
  family_name: string | null;
  age_class: 'minor' | 'adult' | null;
  identity_id: string | null;
  held_at: Level[] | null;
  has_key: boolean;
  reads: boolean;
}

function toCandidate(row: CandidateRow): Candidate {
  return {
    id: trustId(row.id),
    status: row.status,
    displayName: row.display_name,
    givenName: row.given_name ?? undefined,
    familyName: row.family_name ?? undefined,
    ageClass: row.age_class ?? undefined,
    identityId: row.identity_id === null ? undefined : trustId(row.identity_id),
    heldAt: row.held_at?.[0],
    heldRows: row.held_at?.length ?? 0,
    hasKey: row.has_key,
    reads: row.reads,
  };
}
