// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Difference } from '../../../kernel/differences.js';
import {
  settleOrganisation,
  type OrganisationDocument,
} from '../../domain/as-code/organisation.js';
import { readOrganisations } from '../../store/as-code/organisations.js';
import { createOrganisation } from '../organisations/create-organisation.js';
import { transact } from '../transact.js';
import { demandPlanned, planThing, type Planned } from './planned.js';

/** Organisations that are in no index by their codes, as a file says them. */
export type WantedOrganisations = Readonly<Record<string, OrganisationDocument>>;

/** Those that communities want their members from. */
export const exportOrganisations = ({
  db,
}: {
  db: Db;
}): Promise<ReadonlyMap<string, OrganisationDocument>> => readOrganisations(db, 'demanded');

/** Which organisations a file would enter; none is ever changed or taken away by a file. */
export async function planOrganisations(
  { db }: { db: Db },
  wanted: WantedOrganisations,
): Promise<readonly Planned[]> {
  const there = await readOrganisations(db, Object.keys(wanted));
  return Object.entries(wanted).map(([code, one]) =>
    planThing({ slug: code, isNew: !there.has(code) }, () =>
      settleOrganisation(there.get(code), one),
    ),
  );
}

/**
 * Enters an organisation that a file says, as the page does.
 * @throws PiazzaError `configuration.changed` when it is there meanwhile, and whatever that act refuses
 */
export async function applyOrganisation(
  { db, now }: { db: Db; now: Clock },
  input: {
    readonly actor: Actor;
    readonly code: string;
    readonly wanted: OrganisationDocument;
    readonly planned: readonly Difference[];
  },
): Promise<void> {
  const { actor, code, wanted, planned } = input;
  await transact(db, async (trx) => {
    const there = (await readOrganisations(trx, [code])).get(code);
    demandPlanned(settleOrganisation(there, wanted), planned, code);
    const { kind, name, province } = wanted;
    const said = { kind, name, province: province ?? undefined };
    if (!there) await createOrganisation({ db: trx, now }, { actor, code, ...said });
  });
}
