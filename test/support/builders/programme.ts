// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { systemClock } from '../../../src/kernel/clock.js';
import {
  trustId,
  type ProgrammeGrantId,
  type ProgrammeId,
  type Slug,
} from '../../../src/kernel/ids.js';
import type { ProgrammeText } from '../../../src/membership/domain/programmes/programme.js';
import { answerLead } from '../../../src/membership/use-cases/programmes/answer-lead.js';
import { appointLead } from '../../../src/membership/use-cases/programmes/appoint-lead.js';
import { createProgramme } from '../../../src/membership/use-cases/programmes/create-programme.js';
import { putInProgramme } from '../../../src/membership/use-cases/programmes/place-community.js';
import { aStaffMember, someActor } from './membership.js';

let made = 0;

export const aText = (name = 'Programma di prova'): ProgrammeText => ({
  name,
  summary: 'Unisce le comunità.',
  description: 'Incontri e laboratori.',
});

/** A programme with the communities named. */
export async function aProgramme(
  db: Db,
  { communities = [], name }: { communities?: readonly { slug: Slug }[]; name?: string } = {},
): Promise<{ id: ProgrammeId; slug: Slug }> {
  const deps = { db, now: systemClock };
  const actor = await aStaffMember(db);
  const slug = trustId<Slug>(`programma-${(made += 1)}`);
  const id = await createProgramme(deps, {
    actor,
    slug,
    texts: { it: aText(name), en: undefined },
  });
  for (const community of communities) {
    await putInProgramme(deps, { actor, programme: slug, community: community.slug });
  }
  return { id, slug };
}

/** Somebody who leads it. */
export async function aLead(
  db: Db,
  programme: { slug: Slug },
  lead?: Actor,
): Promise<{ actor: Actor; grantId: ProgrammeGrantId }> {
  const deps = { db, now: systemClock };
  const actor = lead ?? (await someActor(db));
  const { memberId } = actor;
  const staff = await aStaffMember(db);
  const grantId = await appointLead(deps, { actor: staff, programme: programme.slug, memberId });
  await answerLead(deps, { actor, grantId, answer: 'accept' });
  return { actor, grantId };
}

/** A programme that somebody leads. @returns its address */
export async function aLedProgramme(
  db: Db,
  { lead, communities }: { lead: Actor; communities: readonly { slug: Slug }[] },
): Promise<Slug> {
  const programme = await aProgramme(db, { communities });
  await aLead(db, programme, lead);
  return programme.slug;
}
