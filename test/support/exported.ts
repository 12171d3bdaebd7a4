// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import type { Actor } from '../../src/kernel/actor.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import type { Slug } from '../../src/kernel/ids.js';
import type { ExportedMember } from '../../src/membership/domain/exporting/export.js';
import { exportMembers } from '../../src/membership/use-cases/exporting/export-members.js';

/** The whole list of members, as who takes it along reads it. */
export async function exported(db: Db, actor: Actor, slug: Slug): Promise<ExportedMember[]> {
  const lines: ExportedMember[] = [];
  for await (const page of await exportMembers({ db, now }, { actor, slug })) lines.push(...page);
  return lines;
}
