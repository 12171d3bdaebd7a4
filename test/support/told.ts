// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql } from 'kysely';
import type { Db } from '../../src/database/database.js';
import { relayOnce } from '../../src/database/relay.js';
import type { MemberId } from '../../src/kernel/ids.js';
import { queueNotices } from '../../src/mail/notifications.js';
import {
  listAdministrators,
  listManagers,
  listPrivacyOfficers,
  listProgrammeLeads,
  listRegionalStaff,
  listResting,
} from '../../src/membership/use-cases/addressees.js';
import { listReportHandlers } from '../../src/membership/use-cases/reports/read-told.js';
import { listInCharge } from '../../src/membership/use-cases/organisations/addressees.js';

/** Which mails wait for whom since it was last asked. */
export async function told(db: Db): Promise<Map<MemberId, readonly string[]>> {
  const audience = {
    managers: listManagers,
    staff: listRegionalStaff,
    officers: listPrivacyOfficers,
    administrators: listAdministrators,
    leads: listProgrammeLeads,
    resting: listResting,
    representatives: listInCharge,
    handlers: listReportHandlers,
  };
  while ((await relayOnce(db, [queueNotices(audience)])) > 0);
  const { rows } = await sql<{ to: MemberId; template: string }>`
    select payload ->> 'to' as "to", payload ->> 'template' as template
    from graphile_worker._private_jobs where key like 'notice:%'`.execute(db);
  await sql`delete from graphile_worker._private_jobs`.execute(db);
  const found = new Map<MemberId, readonly string[]>();
  for (const { to, template } of rows) found.set(to, [...(found.get(to) ?? []), template]);
  return found;
}
