// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { OrganisationId } from '../../../../src/kernel/ids.js';
import { organisationDocument } from '../../../../src/membership/domain/as-code/organisation.js';
import {
  applyOrganisation,
  planOrganisations,
} from '../../../../src/membership/use-cases/as-code/organisations.js';
import {
  changeOrganisation,
  readEntry,
} from '../../../../src/membership/use-cases/organisations/change-organisation.js';
import { appointRepresentative } from '../../../../src/membership/use-cases/organisations/appoint-representative.js';
import { closeOrganisation } from '../../../../src/membership/use-cases/organisations/close-organisation.js';
import {
  endDissolved,
  endRepresentationsOfDissolved,
} from '../../../../src/membership/use-cases/organisations/end-dissolved.js';
import { closeSeats } from '../../../../src/membership/use-cases/seats/close-seats.js';
import { aStaffMember, actorOf, someMember } from '../../../support/builders/membership.js';
import {
  aBodyLine,
  anOrganisation,
  aRepresentative,
  refreshWith,
  restingOn,
} from '../../../support/builders/organisation.js';
import { aSeat } from '../../../support/builders/seats.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const told = async (organisationId: OrganisationId) => {
  const events = await db.selectFrom('outbox').select(['type', 'data']).orderBy('seq').execute();
  return events.filter(({ data }) => data['organisation'] === organisationId);
};
const taxCode = () => String(Math.trunc(Math.random() * 9e10) + 1e10);

describe('what staff entered of an organisation', () => {
  it('is corrected by who saw how it stood, and told once', async () => {
    const actor = await aStaffMember(db);
    const organisationId = await anOrganisation(db);
    const { entry, revision } = await readEntry(deps, { actor, organisationId });
    const change = (more: object, seen = revision) =>
      changeOrganisation(deps, {
        actor,
        organisationId,
        revision: seen,
        entry: { ...entry, ...more },
      });
    await change({ name: 'Nuovo nome', website: 'https://nuovo.example/' });
    await expect(change({ name: 'Altro nome' })).rejects.toMatchObject({
      code: 'organisation.changed',
    });
    const after = await readEntry(deps, { actor, organisationId });
    expect(after).toMatchObject({
      revision: 1,
      entry: { name: 'Nuovo nome', website: 'https://nuovo.example/' },
    });
    await changeOrganisation(deps, { actor, organisationId, revision: 1, entry: after.entry });
    expect((await told(organisationId)).map(({ type, data }) => [type, data['fields']])).toEqual([
      ['organisation.created', undefined],
      ['organisation.changed', ['name', 'website']],
    ]);
  });

  it('is changed by one of two who do so at the same moment', async () => {
    const actor = await aStaffMember(db);
    const organisationId = await anOrganisation(db);
    const { entry, revision } = await readEntry(deps, { actor, organisationId });
    const first = await db.startTransaction().execute();
    const change = (on: typeof db, name: string) =>
      changeOrganisation(
        { db: on, now },
        { actor, organisationId, revision, entry: { ...entry, name } },
      );
    await change(first, 'La prima');
    const second = change(db, 'La seconda');
    await Promise.race([second, untilBlocked(db)]);
    await first.commit().execute();
    await expect(second).rejects.toMatchObject({ code: 'organisation.changed' });
    expect((await readEntry(deps, { actor, organisationId })).entry.name).toBe('La prima');
  });

  it('cannot have what another has, nor be a body of the index', async () => {
    const actor = await aStaffMember(db);
    const [own, others] = [taxCode(), taxCode()];
    await anOrganisation(db, { taxCode: others, code: 'di-altri' });
    const organisationId = await anOrganisation(db, { taxCode: own });
    const { entry, revision } = await readEntry(deps, { actor, organisationId });
    for (const [more, code] of [
      [{ taxCode: others }, 'organisation.already_there'],
      [{ code: 'di-altri' }, 'organisation.code_taken'],
      [{ kind: 'informal_group' as const }, 'organisation.informal_with_code'],
    ] as const) {
      const change = { actor, organisationId, revision, entry: { ...entry, ...more } };
      await expect(changeOrganisation(deps, change)).rejects.toMatchObject({ code });
    }
    await refreshWith(db, [aBodyLine('c_mano')], now);
    const body = await db
      .selectFrom('organisation')
      .select('id')
      .where('ipa_code', '=', 'c_mano')
      .executeTakeFirstOrThrow();
    const ofIndex = { actor, organisationId: body.id as OrganisationId };
    await expect(
      closeOrganisation(deps, { ...ofIndex, reason: 'Non esiste' }),
    ).rejects.toMatchObject({ code: 'organisation.not_entered' });
    await expect(
      changeOrganisation(deps, { ...ofIndex, revision: 0, entry }),
    ).rejects.toMatchObject({ code: 'organisation.not_entered' });
  });

  it('is the staff’s to change and to close', async () => {
    const organisationId = await anOrganisation(db);
    const actor = await aRepresentative(db, organisationId);
    await expect(
      closeOrganisation(deps, { actor, organisationId, reason: 'Sciolta' }),
    ).rejects.toMatchObject({ code: 'right.missing' });
    await expect(readEntry(deps, { actor, organisationId })).rejects.toMatchObject({
      code: 'right.missing',
    });
    const staff = await aStaffMember(db);
    const stale = { ...staff, authenticatedAt: new Date(0) };
    await expect(
      closeOrganisation(deps, { actor: stale, organisationId, reason: 'Sciolta' }),
    ).rejects.toMatchObject({ code: 'session.not_fresh' });
  });
});

describe('an organisation that staff close', () => {
  it('ends who belongs to it, who answers and who sits for it, and frees its tax code', async () => {
    const code = taxCode();
    const actor = await aStaffMember(db);
    const organisationId = await anOrganisation(db, { taxCode: code });
    const member = await restingOn(db, { organisationId });
    const representative = await aRepresentative(db, organisationId);
    const offer = { organisationId, memberId: await someMember(db), evidence: 'Statuto' };
    await appointRepresentative(deps, { actor, ...offer });
    const seat = await aSeat(db);
    await closeOrganisation(deps, { actor, organisationId, reason: 'Sciolta nel 2026' });
    await closeOrganisation(deps, {
      actor,
      organisationId: seat.organisationId,
      reason: 'Sciolta',
    });

    expect(await endDissolved(deps)).toBe(1);
    expect(await endRepresentationsOfDissolved(deps)).toBeGreaterThanOrEqual(2);
    expect(await closeSeats(deps)).toBe(1);
    expect(await endRepresentationsOfDissolved(deps)).toBe(0);
    const stint = await db
      .selectFrom('stint')
      .select(['status', 'grace_reason'])
      .where('id', '=', member.stintId)
      .executeTakeFirstOrThrow();
    expect(stint).toEqual({ status: 'grace', grace_reason: 'affiliation_ended' });
    const grants = await db
      .selectFrom('organisation_grant')
      .select(['member_id', 'status'])
      .where('organisation_id', '=', organisationId)
      .execute();
    expect(grants.map(({ status }) => status)).toEqual(['revoked', 'revoked']);
    expect(grants.map((one) => one.member_id)).toContain(representative.memberId);
    expect(await readEntry(deps, { actor, organisationId })).toMatchObject({
      status: 'dissolved',
      closedReason: 'Sciolta nel 2026',
    });
    await expect(
      closeOrganisation(deps, { actor, organisationId, reason: 'Di nuovo' }),
    ).rejects.toMatchObject({ code: 'organisation.not_active' });
    await anOrganisation(db, { taxCode: code });
  });
});

describe('a file that names an organisation', () => {
  const file = (more: object) =>
    organisationDocument.parse({ kind: 'association', name: 'Dal file', province: 'BO', ...more });
  const operator = async () =>
    actorOf((await aStaffMember(db, 'platform_admin')).memberId, { capacity: 'operator' });
  const planned = async (code: string, wanted: ReturnType<typeof file>) =>
    (await planOrganisations(deps, { [code]: wanted }))[0];

  it('changes and closes it, and applied again changes nothing', async () => {
    const actor = await operator();
    const code = `file-${Date.now()}`;
    const apply = async (more: object) => {
      const wanted = file(more);
      const plan = await planned(code, wanted);
      const changes = plan?.changes ?? [];
      await applyOrganisation(deps, { actor, code, wanted, planned: changes });
      expect((await planned(code, wanted))?.changes).toEqual([]);
      return changes.map(({ field }) => field);
    };
    expect(await apply({})).toEqual(['kind', 'name', 'province']);
    expect(await apply({ website: 'https://file.example/' })).toEqual(['website']);
    expect(await apply({})).toEqual([]);
    expect(await apply({ name: 'Altro', kind: 'company' })).toEqual(['kind', 'name']);
    expect(await apply({ name: 'Altro', kind: 'company', closed: 'Sciolta' })).toEqual(['closed']);
    expect(await planned(code, file({ name: 'Ancora' }))).toMatchObject({
      refusal: 'organisation.not_active',
    });
  });

  it('is not applied to one that changed since the plan', async () => {
    const actor = await operator();
    const code = `piano-${Date.now()}`;
    const organisationId = await anOrganisation(db, { code });
    const wanted = file({ name: 'Come dice il piano' });
    const changes = (await planned(code, wanted))?.changes ?? [];
    const staff = await aStaffMember(db);
    const { entry, revision } = await readEntry(deps, { actor: staff, organisationId });
    const renamed = { ...entry, name: 'Nel frattempo' };
    await changeOrganisation(deps, { actor: staff, organisationId, revision, entry: renamed });
    await expect(
      applyOrganisation(deps, { actor, code, wanted, planned: changes }),
    ).rejects.toMatchObject({ code: 'configuration.changed' });
  });
});
