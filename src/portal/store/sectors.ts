// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import { violatedConstraint } from '../../database/constraint.js';
import type { Db, Trx } from '../../database/database.js';
import type { ClientId } from '../../kernel/ids.js';
import type { Portal } from '../domain/portal.js';

type Asked = Pick<Portal, 'clientId' | 'sector' | 'controller'>;

/** The body whose the sector is, where that is another and the portal cannot bring its sector along to its own. */
export async function otherOfSector(
  db: Db | Trx,
  { clientId, sector, controller }: Asked,
): Promise<string | undefined> {
  const { rows } = await sql<{ controller: string }>`
    select s.controller from portal_sector s
    where s.name = ${sector} and s.controller <> ${controller} and not (
      exists (select from portal p where p.sector = s.name and p.client_id = ${clientId})
      and not exists (
        select from portal p
        where p.sector = s.name and p.client_id <> ${clientId} and p.controller <> ${controller}
      )
    )`.execute(db);
  return rows[0]?.controller;
}

/** Portals whose sector, as things stand in this transaction, is another body's. */
export async function portalsAstray(
  trx: Trx,
): Promise<readonly Pick<Asked, 'clientId' | 'sector'>[]> {
  const { rows } = await sql<{ clientId: ClientId; sector: string }>`
    select p.client_id as "clientId", p.sector from portal p join portal_sector s on s.name = p.sector
    where p.controller <> s.controller order by p.client_id`.execute(trx);
  return rows;
}

/** A sector that came to be of two bodies at once: the database finds it at the end of the transaction. */
export const isSectorAstray = (error: unknown): boolean =>
  violatedConstraint(error) === 'portal_sector_of_one_controller';

/** Portals of the body, locked, in one order for everybody. */
export async function lockPortalsOf(trx: Trx, controller: string): Promise<readonly ClientId[]> {
  const { rows } = await sql<{ clientId: ClientId }>`
    select client_id as "clientId" from portal where controller = ${controller}
    order by client_id for update`.execute(trx);
  return rows.map(({ clientId }) => clientId);
}

/** The body is called otherwise from now on, at its portals and at sectors that none of them has any more. */
export async function renameController(
  trx: Trx,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await sql`update portal set controller = ${to} where controller = ${from}`.execute(trx);
  await sql`update portal_sector set controller = ${to} where controller = ${from}`.execute(trx);
}
