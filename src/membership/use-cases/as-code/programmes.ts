// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Difference } from '../../../kernel/differences.js';
import type { Slug } from '../../../kernel/ids.js';
import {
  settleProgramme,
  statedProgramme,
  type ProgrammeDocument,
  type ProgrammeState,
} from '../../domain/as-code/programme.js';
import type { Programme } from '../../domain/programmes/programme.js';
import { listProgrammeRows } from '../../store/programmes/programmes.js';
import { createProgramme } from '../programmes/create-programme.js';
import { describeProgramme } from '../programmes/describe-programme.js';
import { transact } from '../transact.js';
import { demandPlanned, planThing, type Planned } from './planned.js';

/** Programmes by their addresses, as a file says them. */
export type WantedProgrammes = Readonly<Record<string, ProgrammeDocument>>;

export async function exportProgrammes({
  db,
}: {
  db: Db;
}): Promise<ReadonlyMap<string, ProgrammeState>> {
  const rows = await listProgrammeRows(db);
  return new Map(rows.map((one) => [one.slug, statedProgramme(one)]));
}

/** What a file would change of the programmes; none is ever taken away by a file. */
export async function planProgrammes(
  { db }: { db: Db },
  wanted: WantedProgrammes,
): Promise<readonly Planned[]> {
  const there = await exportProgrammes({ db });
  return Object.entries(wanted).map(([slug, one]) =>
    planThing(
      { slug, isNew: !there.has(slug) },
      () => settleProgramme(there.get(slug), one).changes,
    ),
  );
}

/**
 * Makes a programme what a file says of it, by the same acts as the pages do.
 * @throws PiazzaError `configuration.changed` when it is no longer what it was at the plan, and whatever those
 *   acts refuse
 */
export async function applyProgramme(
  deps: { db: Db; now: Clock },
  input: {
    readonly actor: Actor;
    readonly slug: Slug;
    readonly wanted: ProgrammeDocument;
    readonly planned: readonly Difference[];
  },
): Promise<void> {
  const { actor, slug, wanted, planned } = input;
  await transact(deps.db, async (trx) => {
    const within = { db: trx, now: deps.now };
    const rows = await listProgrammeRows(trx);
    const there: Programme | undefined = rows.find((one) => one.slug === slug);
    const { target, changes } = settleProgramme(there && statedProgramme(there), wanted);
    demandPlanned(changes, planned, slug);
    const { it, en } = target.texts;
    const said = { texts: { it, en: en ?? undefined }, contact: target.contact ?? undefined };
    if (there) await describeProgramme(within, { actor, slug, revision: there.revision, ...said });
    else await createProgramme(within, { actor, slug, ...said });
  });
}
