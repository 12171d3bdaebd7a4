// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../database/database.js';
import { PiazzaError } from '../../kernel/errors.js';
import { isSectorAstray, portalsAstray } from '../store/sectors.js';

/**
 * Changes the register of portals in one transaction, after which each sector is of one body.
 * @throws PiazzaError `portal.sector_of_another`
 */
export async function inRegister<Result>(
  db: Db,
  work: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  const changing = db.transaction().execute(async (trx) => {
    const result = await work(trx);
    const [astray] = await portalsAstray(trx);
    if (astray) throw sectorOfAnother(astray);
    return result;
  });
  return changing.catch((error: unknown) => {
    throw isSectorAstray(error) ? sectorOfAnother() : error;
  });
}

function sectorOfAnother(which: { clientId?: string; sector?: string } = {}): PiazzaError {
  const fault = { field: 'sector', code: 'portal.sector_of_another' } as const;
  return new PiazzaError(fault.code, { ...which, field: fault.field, faults: [fault] });
}
