// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db, Trx } from '../../database/database.js';
import {
  trustId,
  type CommunityId,
  type FormVersionId,
  type MemberId,
  type TermsVersionId,
} from '../../kernel/ids.js';
import type { Candidate } from '../domain/joining/conditions.js';

/** What is known of a member for the rules of joining; their sign-in says the rest. */
export interface Candidacy
  extends Omit<Candidate, 'level' | 'provider' | 'formMissing' | 'termsMissing'> {
  /** The form that goes with a request here; undefined where nothing is asked. */
  readonly form: FormVersionId | undefined;
  /** Versions of terms, the platform's and the community's, that are still to be accepted. */
  readonly terms: readonly TermsVersionId[];
}

interface CandidacyRow {
  readonly age_class: 'minor' | 'adult' | null;
  readonly email_domains: string[];
  readonly is_member: boolean;
  readonly has_pending: boolean;
  readonly invited: boolean;
  readonly refused_until: Date | null;
  readonly form: string | null;
  readonly terms: string[];
  readonly barred: { readonly until: string | null } | null;
}

/**
 * Reads it in one statement.
 * @param known what the caller has read already.
 */
export async function readCandidacy(
  db: Db | Trx,
  { communityId, memberId, at }: { communityId: CommunityId; memberId: MemberId; at: Date },
  known?: Pick<Candidate, 'isMember' | 'hasPendingRequest'>,
): Promise<Candidacy> {
  const pair = sql`community_id = ${communityId} and member_id = ${memberId}`;
  const { rows } = await sql<CandidacyRow>`
    select m.age_class, m.email_domains,
      ${known ? sql`${known.isMember}::boolean` : sql`exists (select from stint where ${pair} and ended_at is null)`} as is_member,
      ${known ? sql`${known.hasPendingRequest}::boolean` : sql`exists (select from join_request where ${pair} and status in ('pending', 'needs_info'))`} as has_pending,
      exists (
        select from invitation i join member_address a on a.value_normalised = i.address_normalised
        where i.community_id = ${communityId} and i.status = 'pending' and i.expires_at > ${at}
          and a.member_id = ${memberId} and a.proven
      ) as invited,
      (select max(may_reapply_at) from join_request where ${pair} and may_reapply_at > ${at}) as refused_until,
      (select case when (definition -> 'properties')::jsonb <> '{}' then id end
        from form_version where community_id = ${communityId} order by version desc limit 1) as form,
      array(select terms_owed(${memberId}, ${communityId}, ${at})) as terms,
      (
        select json_build_object('until', nullif(max(coalesce(until, 'infinity')), 'infinity')) from (
          select until from measure where ${pair} and kind <> 'ban' and status = 'in_force' and until > ${at}
          union all select until from bans_against(${memberId}) b
          where b.community_id is null or b.community_id = ${communityId}
        ) kept having count(*) > 0
      ) as barred
    from member_standing m where m.id = ${memberId}`.execute(db);
  const [row] = rows;
  return {
    isMember: row?.is_member ?? false,
    hasPendingRequest: row?.has_pending ?? false,
    invited: row?.invited ?? false,
    ageClass: row?.age_class ?? undefined,
    emailDomains: row?.email_domains ?? [],
    refusedUntil: row?.refused_until ?? undefined,
    form: row?.form ? trustId(row.form) : undefined,
    terms: (row?.terms ?? []).map((id) => trustId(id)),
    barred: row?.barred ? { until: dateOf(row.barred.until) } : undefined,
  };
}

const dateOf = (text: string | null): Date | undefined =>
  text === null ? undefined : new Date(text);
