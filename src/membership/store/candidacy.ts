// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import { PiazzaError } from '../../kernel/errors.js';
import {
  trustId,
  type CommunityId,
  type FormVersionId,
  type MemberId,
  type TermsVersionId,
} from '../../kernel/ids.js';
import type { Candidate } from '../domain/joining/conditions.js';
import type { HeldAffiliation } from '../domain/organisations/demand.js';

/** What is known of a member for the rules of joining; their sign-in says the rest. */
export interface Candidacy
  extends Omit<Candidate, 'level' | 'provider' | 'formMissing' | 'termsMissing'> {
  /** The form that goes with a request here; undefined where nothing is asked. */
  readonly form: FormVersionId | undefined;
  /** Versions of terms, the platform's and the community's, that are still to be accepted. */
  readonly terms: readonly TermsVersionId[];
}

export interface CandidacyRow {
  readonly age_class: 'minor' | 'adult' | null;
  readonly email_domains: string[] | null;
  readonly affiliations: HeldAffiliation[];
  readonly is_member: boolean;
  readonly has_pending: boolean;
  readonly invited: boolean;
  readonly refused_until: Date | null;
  readonly form: string | null;
  readonly terms: string[];
  readonly barred: { readonly until: string | null } | null;
}

const standing = `
  exists (
    select from stint where community_id = c.id and member_id = $1 and ended_at is null
  ) as is_member,
  exists (
    select from join_request
    where community_id = c.id and member_id = $1 and status in ('pending', 'needs_info')
  ) as has_pending`;

const facts = `
  m.age_class, m.email_domains,
  (
    select coalesce(json_agg(json_build_object(
      'id', a.id, 'organisationId', a.organisation_id, 'kind', o.kind, 'proof', a.proof) order by a.id), '[]')
    from affiliation a join organisation o on o.id = a.organisation_id
    where a.member_id = $1 and a.ended_at is null and o.status = 'active'
  ) as affiliations,
  exists (
    select from invitation i join member_address a on a.value_normalised = i.address_normalised
    where i.community_id = c.id and i.status = 'pending' and i.expires_at > $2
      and a.member_id = $1 and a.proven
  ) as invited,
  (
    select max(may_reapply_at) from join_request
    where community_id = c.id and member_id = $1 and may_reapply_at > $2
  ) as refused_until,
  (
    select case when (definition -> 'properties')::jsonb <> '{}' then id end
    from form_version where community_id = c.id order by version desc limit 1
  ) as form,
  array(select owed from terms_owed($1, c.id, $2) owed) as terms,
  (
    select json_build_object('until', nullif(max(coalesce(until, 'infinity')), 'infinity')) from (
      select until from measure
      where community_id = c.id and member_id = $1 and kind <> 'ban' and status = 'in_force' and until > $2
      union all select until from bans_against($1) b
      where b.community_id is null or b.community_id = c.id
    ) kept having count(*) > 0
  ) as barred`;

const candidate = 'community c left join member_standing m on m.id = $1::uuid';

/** For a statement that reads more: `$1` is the member, `$2` the moment, `c` the community. */
export const candidacyQuery = { columns: `${standing}, ${facts}`, from: candidate } as const;

/**
 * Reads it in one statement.
 * @param known what the caller has read already.
 */
export async function readCandidacy(
  db: Db | Trx,
  { communityId, memberId, at }: { communityId: CommunityId; memberId: MemberId; at: Date },
  known?: Pick<Candidate, 'isMember' | 'hasPendingRequest'>,
): Promise<Candidacy> {
  const [name, columns] = known
    ? ['candidacy_beyond', facts]
    : ['candidacy', candidacyQuery.columns];
  const text = `select ${columns} from ${candidate} where c.id = $3`;
  const [row] = await preparedOn(db)<CandidacyRow>(name, text, [memberId, at, communityId]);
  if (!row) throw new PiazzaError('community.not_found', { by: communityId });
  return { ...toCandidacy(row), ...known };
}

export const toCandidacy = (row: CandidacyRow): Candidacy => ({
  isMember: row.is_member,
  hasPendingRequest: row.has_pending,
  invited: row.invited,
  ageClass: row.age_class ?? undefined,
  emailDomains: row.email_domains ?? [],
  affiliations: row.affiliations,
  refusedUntil: row.refused_until ?? undefined,
  form: row.form ? trustId(row.form) : undefined,
  terms: row.terms.map((id) => trustId(id)),
  barred: row.barred ? { until: dateOf(row.barred.until) } : undefined,
});

const dateOf = (text: string | null): Date | undefined =>
  text === null ? undefined : new Date(text);
