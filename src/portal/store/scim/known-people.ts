// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Prepared } from '../../../database/prepared.js';
import { normaliseAddress } from '../../../kernel/email-address.js';
import { trustId } from '../../../kernel/ids.js';
import type { Portal } from '../../domain/portal.js';
import { claimsOfScopes } from '../../domain/release.js';
import type { KnownPerson } from '../../domain/scim/person.js';

type Asking = Pick<Portal, 'clientId' | 'sector' | 'scopes'>;

interface Row {
  readonly sub: string;
  readonly member_id: string;
  readonly status: 'active' | 'suspended' | 'merged' | 'erased' | null;
  readonly display_name: string;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly locale: 'it' | 'en';
  readonly email: string;
  readonly email_verified: boolean | null;
  readonly updated_at: Date;
  readonly claims: string[] | null;
  readonly ended: boolean;
}

const about = `
  left join portal_account a on a.member_id = p.member_id
  left join release_notice r on r.member_id = p.member_id and r.client_id = $2`;
const columns = `p.sub, p.member_id, a.status, a.display_name, a.given_name, a.family_name, a.locale, a.email,
  a.email_verified, a.updated_at, r.claims, r.ended_at is not null as ended`;

const pageText = `
  select ${columns}
  from (select sub, member_id from pairwise_subject where sector = $1 and sub > $3 order by sub limit $4) p ${about}
  order by p.sub`;

/**
 * A page of the people whom a portal knows, by subject. As many are looked at as the page is long, so that it takes
 * as long wherever it begins; those who were merged meanwhile are left out, and those who put an end to what it receives.
 * @returns also the subject to go on after, unless this was the end
 */
export async function pageOfKnown(
  db: Prepared,
  portal: Asking,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<{ readonly people: readonly KnownPerson[]; readonly next: string | undefined }> {
  const values = [portal.sector, portal.clientId, after, limit + 1];
  const rows = await db<Row>('scim_people', pageText, values);
  const page = rows.slice(0, limit);
  return {
    people: page.flatMap((row) => toPerson(row, portal)),
    next: rows.length > limit ? page.at(-1)?.sub : undefined,
  };
}

const subjectsText = `
  select ${columns} from pairwise_subject p ${about} where p.sector = $1 and p.sub = any($3)`;

/** Those of some subjects whom the portal knows. */
export async function listKnown(
  db: Prepared,
  portal: Asking,
  subjects: readonly string[],
): Promise<readonly KnownPerson[]> {
  const values = [portal.sector, portal.clientId, subjects];
  const rows = await db<Row>('scim_persons', subjectsText, values);
  return rows.flatMap((row) => toPerson(row, portal));
}

export async function findKnown(
  db: Prepared,
  portal: Asking,
  subject: string,
): Promise<KnownPerson | undefined> {
  return (await listKnown(db, portal, [subject]))[0];
}

/** One more than an answer to a filter holds: too many are refused, never cut. */
const mostRead = 51;

const addressText = `
  select ${columns} from member_address e join pairwise_subject p on p.member_id = e.member_id and p.sector = $1 ${about}
  where e.value_normalised = $3 and e.proven and lower(a.email) = $3 and a.email_verified order by p.sub limit ${mostRead}`;

/** Those whose address the portal may read, and is this one. */
export async function findKnownByAddress(
  db: Prepared,
  portal: Asking,
  address: string,
): Promise<readonly KnownPerson[]> {
  const values = [portal.sector, portal.clientId, normaliseAddress(address)];
  const rows = await db<Row>('scim_person_by_address', addressText, values);
  return rows.flatMap((row) => toPerson(row, portal)).filter(({ email }) => email !== undefined);
}

/** Only what the person was shown, and what the portal is registered for. */
function toPerson(row: Row, portal: Asking): KnownPerson[] {
  if (row.ended || (row.status !== 'active' && row.status !== 'suspended')) return [];
  const active = row.status === 'active';
  const registered = claimsOfScopes(portal.scopes);
  const shown = <Value>(claim: string, value: Value): Value | undefined =>
    active && registered.has(claim) && row.claims?.includes(claim) ? value : undefined;
  return [
    {
      kind: 'known',
      subject: row.sub,
      memberId: trustId(row.member_id),
      active,
      displayName: shown('name', row.display_name),
      givenName: shown('given_name', row.given_name) ?? undefined,
      familyName: shown('family_name', row.family_name) ?? undefined,
      locale: shown('locale', row.locale),
      // SCIM has no word for an address that nobody proved, and portals link accounts by it.
      email: row.email_verified ? shown('email', row.email) : undefined,
      updatedAt: row.updated_at,
    },
  ];
}
