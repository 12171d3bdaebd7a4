// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { trustId, type MemberId } from '../../kernel/ids.js';
import type { Portal } from '../domain/portal.js';

/** A member as one portal may know them. */
export interface Account {
  readonly memberId: MemberId;
  readonly displayName: string;
  readonly givenName: string | undefined;
  readonly familyName: string | undefined;
  readonly locale: 'it' | 'en';
  readonly email: { readonly address: string; readonly verified: boolean } | undefined;
  /** When any of the above last changed. */
  readonly updatedAt: Date;
  readonly platformRoles: readonly string[];
  /** The pairwise subject in the portal's sector; undefined until the first release. */
  readonly subject: string | undefined;
  /** The claims that this member was shown for this portal. */
  readonly shown: readonly string[] | undefined;
}

/** Undefined for a member who is suspended, merged or erased: a portal gets nothing more about them. */
export async function findAccountRow(
  db: Db | Trx,
  portal: Pick<Portal, 'clientId' | 'sector'>,
  memberId: string,
): Promise<Account | undefined> {
  const row = await db
    .selectFrom('portal_account as a')
    .leftJoin('pairwise_subject as p', (join) =>
      join.onRef('p.member_id', '=', 'a.member_id').on('p.sector', '=', portal.sector),
    )
    .leftJoin('release_notice as r', (join) =>
      join.onRef('r.member_id', '=', 'a.member_id').on('r.client_id', '=', portal.clientId),
    )
    .selectAll('a')
    .select(['p.sub', 'r.claims'])
    .where('a.member_id', '=', memberId)
    .where('a.status', '=', 'active')
    .executeTakeFirst();
  return (
    row && {
      memberId: trustId(row.member_id),
      displayName: row.display_name,
      givenName: row.given_name ?? undefined,
      familyName: row.family_name ?? undefined,
      locale: row.locale,
      email: row.email === '' ? undefined : { address: row.email, verified: row.email_verified },
      updatedAt: row.updated_at,
      platformRoles: row.platform_roles,
      subject: row.sub ?? undefined,
      shown: row.claims ?? undefined,
    }
  );
}
