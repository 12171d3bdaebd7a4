// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { PiazzaError } from '../../../kernel/errors.js';
import type { Difference } from '../../../kernel/differences.js';
import {
  settleOrganisation,
  type OrganisationDocument,
  type OrganisationState,
} from '../../domain/as-code/organisation.js';
import { findNamedInFile, readOrganisations } from '../../store/as-code/organisations.js';
import { changeOrganisation, readEntry } from '../organisations/change-organisation.js';
import { closeOrganisation } from '../organisations/close-organisation.js';
import { createOrganisation } from '../organisations/create-organisation.js';
import { transact } from '../transact.js';
import { demandPlanned, planThing, type Planned } from './planned.js';

/** Organisations that are in no index by their codes, as a file says them. */
export type WantedOrganisations = Readonly<Record<string, OrganisationDocument>>;

/** Those that communities want their members from. */
export const exportOrganisations = async ({
  db,
}: {
  db: Db;
}): Promise<
  ReadonlyMap<string, Omit<OrganisationState, 'closed'> & { readonly closed?: string }>
> =>
  new Map(
    [...(await readOrganisations(db, 'demanded'))].map(([code, { closed, ...one }]) => [
      code,
      { ...one, ...(closed !== null && { closed }) },
    ]),
  );

/** Which organisations a file would enter, change or close; none is ever taken away by a file. */
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
 * Enters, changes or closes an organisation that a file says, as the pages do.
 * @throws PiazzaError `configuration.changed` when it is another meanwhile, and whatever that act refuses
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
    const { kind, name, province, website = there?.website ?? null, closed } = wanted;
    const said = {
      kind,
      name,
      province: province ?? undefined,
      website: website ?? undefined,
    };
    const deps = { db: trx, now };
    if (!there) {
      const organisationId = await createOrganisation(deps, { actor, code, ...said });
      if (closed) await closeOrganisation(deps, { actor, organisationId, reason: closed });
      return;
    }
    const id = (await findNamedInFile(trx, [code])).get(code);
    if (!id) throw new PiazzaError('organisation.not_found', { code });
    const { entry, revision } = await readEntry(deps, { actor, organisationId: id });
    const change = { actor, organisationId: id, revision, entry: { ...entry, ...said } };
    await changeOrganisation(deps, change);
    if (closed && !there.closed) {
      await closeOrganisation(deps, { actor, organisationId: id, reason: closed });
    }
  });
}
