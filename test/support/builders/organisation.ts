// SPDX-License-Identifier: AGPL-3.0-or-later
import { hash } from 'node:crypto';
import type { Db } from '../../../src/database/database.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { day, systemClock, type Clock } from '../../../src/kernel/clock.js';
import {
  newId,
  trustId,
  type AffiliationId,
  type MemberId,
  type OrganisationId,
} from '../../../src/kernel/ids.js';
import type { IndexLine } from '../../../src/membership/domain/organisations/ipa-register.js';
import { answerRepresentation } from '../../../src/membership/use-cases/organisations/answer-representation.js';
import { appointRepresentative } from '../../../src/membership/use-cases/organisations/appoint-representative.js';
import { joinCommunity } from '../../../src/membership/use-cases/join-community.js';
import { createOrganisation } from '../../../src/membership/use-cases/organisations/create-organisation.js';
import { declareAffiliation } from '../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { decideAffiliation } from '../../../src/membership/use-cases/organisations/decide-affiliation.js';
import type { IndexFile } from '../../../src/membership/use-cases/organisations/in-batches.js';
import {
  refreshRegister,
  type Refreshed,
} from '../../../src/membership/use-cases/organisations/refresh-register.js';
import { searchOrganisations } from '../../../src/membership/use-cases/organisations/search-organisations.js';
import { verifyDomain } from '../../../src/membership/use-cases/organisations/verify-domain.js';
import { aCommunity, aStaffMember, someActor } from './membership.js';

/** A body as a line of the index; bodies of the tests do not exist. */
export const aBodyLine = (code: string, more: IndexLine = {}): IndexLine => ({
  Codice_IPA: code,
  Denominazione_ente: `Comune di ${code}`,
  Codice_fiscale_ente: '00000000000',
  Ente_in_liquidazione: 'N',
  Codice_comune_ISTAT: '037006',
  Sito_istituzionale: `www.${code}.example`,
  ...more,
});

/** A unit as a line of the index. */
export const aUnitLine = (body: string, code: string, name: string): IndexLine => ({
  Codice_IPA: body,
  Codice_uni_uo: code,
  Descrizione_uo: name,
});

/** So many units, "U1" called "Ufficio 1" and so on. */
export const manyUnits = (body: string, count: number): readonly IndexLine[] =>
  Array.from({ length: count }, (_, at) => aUnitLine(body, `U${at + 1}`, `Ufficio ${at + 1}`));

const deps = (db: Db) => ({ db, now: systemClock });

/** A copy of a file of the index, with these lines. */
export const lines = (...all: readonly IndexLine[]): IndexFile => ({
  lines: (async function* () {
    yield* all;
  })(),
  hash: () => hashOf(all),
});

/** By which such a copy is named. */
export const hashOf = (all: readonly IndexLine[]): string => hash('sha256', JSON.stringify(all));

/** So many bodies, named "c_1" and so on. */
export const manyBodies = (count: number): readonly IndexLine[] =>
  Array.from({ length: count }, (_, index) => aBodyLine(`c_${index + 1}`));

export const refreshWith = (db: Db, bodies: readonly IndexLine[], now: Clock): Promise<Refreshed> =>
  refreshRegister({ db, now }, { bodies: lines(...bodies) });

/** Somebody belongs to an office of a body that the index names no longer; another one is there. */
export async function anEndedUnit(db: Db, who?: Actor) {
  const [at, code] = [Date.now(), `c_${newId().slice(-8)}`];
  const night = (days: number, units: readonly IndexLine[]) =>
    refreshRegister(
      { db, now: () => new Date(at + days * day) },
      { bodies: lines(aBodyLine(code)), units: lines(...units) },
    );
  const units = manyUnits(code, 2);
  await night(-2, units);
  const actor = who ?? (await someActor(db));
  const [organisation] = await searchOrganisations({ db }, { query: code });
  if (!organisation) throw new Error('it is not in the index');
  const said = {
    actor,
    organisationId: organisation.id,
    kind: 'employee' as const,
    unitCode: 'U1',
  };
  const { id: affiliationId } = await declareAffiliation(deps(db), said);
  await night(-1, units.slice(1));
  return { actor, affiliationId, organisationId: organisation.id };
}

/** An association that staff have entered. */
export async function anOrganisation(
  db: Db,
  {
    domain,
    taxCode,
    code,
  }: { readonly domain?: string; readonly taxCode?: string; readonly code?: string } = {},
): Promise<OrganisationId> {
  const staff = await aStaffMember(db);
  const id = await createOrganisation(deps(db), {
    actor: staff,
    kind: 'association',
    name: `Associazione ${newId().slice(-8)}`,
    taxCode,
    code,
  });
  if (domain) await verifyDomain(deps(db), { actor: staff, organisationId: id, domain });
  return id;
}

/** Somebody who answers for it. */
export async function aRepresentative(
  db: Db,
  organisationId: OrganisationId,
  who?: Actor,
): Promise<Actor> {
  const staff = await aStaffMember(db);
  const actor = who ?? (await someActor(db));
  const { memberId } = actor;
  const offer = { organisationId, memberId, evidence: 'Statuto, art. 3' };
  const grantId = await appointRepresentative(deps(db), { actor: staff, ...offer });
  await answerRepresentation(deps(db), { actor, grantId, answer: 'accept' });
  return actor;
}

/** Somebody belongs to it, as a professional identity says. */
export async function knownPerson(
  db: Db,
  organisationId: OrganisationId,
  memberId: MemberId,
): Promise<void> {
  await db
    .insertInto('affiliation')
    .values({
      id: newId(),
      member_id: memberId,
      organisation_id: organisationId,
      unit_code: null,
      kind: 'associate',
      title: '',
      proof: 'professional_identity',
      status: 'active',
      since: systemClock(),
      verified_by: null,
      verified_at: systemClock(),
      disclosed: false,
    })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** The index no longer names it. */
export async function dissolve(db: Db, id: OrganisationId): Promise<void> {
  await db
    .updateTable('organisation')
    .set({ status: 'dissolved', dissolved_at: systemClock() })
    .where('id', '=', id)
    .execute();
}

/** A member who came in by belonging somewhere. */
export async function restingOn(
  db: Db,
  {
    organisationId,
    ...more
  }: Parameters<typeof aCommunity>[1] & {
    readonly organisationId?: OrganisationId;
  } = {},
) {
  const id = organisationId ?? (await anOrganisation(db));
  const demand = { organisations: [id], kinds: [], proof: 'declared' as const };
  const ways = [{ path: 'affiliation' as const, affiliation: demand }];
  const community = await aCommunity(db, { ways, ...more });
  const actor = await someActor(db);
  const said = { actor, organisationId: id, kind: 'volunteer' as const };
  const affiliation = await declareAffiliation(deps(db), said);
  const joined = await joinCommunity(deps(db), { actor, slug: community.slug });
  if (joined.outcome !== 'joined') throw new Error('it is not open');
  return {
    organisationId: id,
    community,
    actor,
    affiliationId: affiliation.id,
    stintId: joined.stintId,
  };
}

/** Somebody who answers for the organisation says that it is so. */
export async function confirmedBy(db: Db, affiliationId: AffiliationId): Promise<Actor> {
  const { organisation_id: id } = await db
    .selectFrom('affiliation')
    .select('organisation_id')
    .where('id', '=', affiliationId)
    .executeTakeFirstOrThrow();
  const actor = await aRepresentative(db, trustId(id));
  await decideAffiliation(deps(db), { actor, affiliationId, decision: 'confirm' });
  return actor;
}
