// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import type { Actor } from '../../../../src/kernel/actor.js';
import { writeCursor } from '../../../../src/kernel/cursor.js';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { newId, type OrganisationId } from '../../../../src/kernel/ids.js';
import { decideAffiliation } from '../../../../src/membership/use-cases/organisations/decide-affiliation.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { listMyOrganisations } from '../../../../src/membership/use-cases/organisations/list-my-organisations.js';
import { exportMember } from '../../../../src/membership/use-cases/organisations/member-feature.js';
import { readOrganisation } from '../../../../src/membership/use-cases/organisations/read-organisation.js';
import { someActor } from '../../../support/builders/membership.js';
import { anOrganisation, aRepresentative } from '../../../support/builders/organisation.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

const declare = (actor: Actor, organisationId: OrganisationId) =>
  declareAffiliation(deps, { actor, organisationId, kind: 'volunteer' });

it('who waits for a word comes first, on whichever page; nobody is told twice or forgotten', async () => {
  const organisationId = await anOrganisation(db);
  const actor = await aRepresentative(db, organisationId);
  const ids: string[] = [];
  for (let made = 0; made < 53; made += 1) {
    const { id } = await declare(await someActor(db), organisationId);
    if (made < 2) await decideAffiliation(deps, { actor, affiliationId: id, decision: 'confirm' });
    ids.push(id);
  }
  const proven = ids.splice(0, 2);
  const first = await readOrganisation(deps, { actor, organisationId });
  const second = await readOrganisation(deps, { actor, organisationId, cursor: first.next });
  const read = [...first.affiliations, ...second.affiliations].map(({ id }) => id);
  expect(read).toEqual([...ids, ...proven]);
  expect(second.next).toBeUndefined();
});

it.each([writeCursor(['proven', 'x']), writeCursor(['whoever', newId()]), 'x'])(
  'a place that no page named is refused: %s',
  async (cursor) => {
    const organisationId = await anOrganisation(db);
    const actor = await aRepresentative(db, organisationId);
    await expect(readOrganisation(deps, { actor, organisationId, cursor })).rejects.toMatchObject({
      code: 'request.malformed',
    });
  },
);

it('a refusal is shown with its reason for thirty days, and exported for as long as it is kept', async () => {
  const organisationId = await anOrganisation(db);
  const actor = await aRepresentative(db, organisationId);
  const person = await someActor(db);
  const { id: affiliationId } = await declare(person, organisationId);
  const reason = 'Mai iscritto';
  await decideAffiliation(deps, { actor, affiliationId, decision: 'refuse', reason });
  const { memberId } = person;
  const refusedAfter = async (days: number) =>
    (await listMyOrganisations({ db, now: () => later(now(), days * day) }, { memberId })).refusals;
  expect(await refusedAfter(29)).toMatchObject([{ id: affiliationId, reason }]);
  expect(await refusedAfter(31)).toEqual([]);
  expect(await exportMember(db, memberId)).toMatchObject({
    affiliations: [],
    refused: [{ reason }],
  });
});
