// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { preparedOn } from '../../database/prepared.js';
import type { PortalAccountView } from '../../database/tables/portal.js';
import { trustId } from '../../kernel/ids.js';
import type { Account } from '../domain/account.js';
import type { Portal } from '../domain/portal.js';

const text = `
  select a.member_id, a.display_name, a.given_name, a.family_name, a.locale, a.email,
    a.email_verified, a.updated_at, a.platform_roles, p.sub,
    case when r.ended_at is null then r.claims end as claims, r.received, r.last_received_at
  from portal_account a
  left join pairwise_subject p on p.member_id = a.member_id and p.sector = $2
  left join release_notice r on r.member_id = a.member_id and r.client_id = $3
  where a.member_id = $1 and a.status = 'active'`;

const servedText = `${text}
  and exists (select from portal w where w.client_id = $3 and w.status = 'active')`;

interface Row extends Omit<PortalAccountView, 'status'> {
  sub: string | null;
  claims: string[] | null;
  received: string[] | null;
  last_received_at: Date | null;
}

type AtPortal = Pick<Portal, 'clientId' | 'sector'>;

/** Undefined for a member who is suspended, merged or erased: a portal gets nothing more about them. */
export const findAccountRow = async (
  db: Db | Trx,
  portal: AtPortal,
  memberId: string,
): Promise<Account | undefined> => find(db, ['portal_account', text], { portal, memberId });

/** The same for the portal itself; undefined for one that has been switched off, were it a moment ago. */
export const findServedAccount = async (
  db: Db | Trx,
  portal: AtPortal,
  memberId: string,
): Promise<Account | undefined> =>
  find(db, ['portal_account_served', servedText], { portal, memberId });

async function find(
  db: Db | Trx,
  [name, statement]: readonly [name: string, text: string],
  { portal, memberId }: { readonly portal: AtPortal; readonly memberId: string },
): Promise<Account | undefined> {
  const values = [memberId, portal.sector, portal.clientId];
  const [row] = await preparedOn(db)<Row>(name, statement, values);
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
      received: row.received ?? [],
      receivedAt: row.last_received_at ?? undefined,
    }
  );
}
