// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { hour, later, type Clock } from '../../../../src/kernel/clock.js';
import { trustId, type OrganisationId } from '../../../../src/kernel/ids.js';
import { changeUnit } from '../../../../src/membership/use-cases/organisations/change-unit.js';
import { chooseOrganisation } from '../../../../src/membership/use-cases/organisations/choose-organisation.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { listMyOrganisations } from '../../../../src/membership/use-cases/organisations/list-my-organisations.js';
import { refreshRegister } from '../../../../src/membership/use-cases/organisations/refresh-register.js';
import { searchOrganisations } from '../../../../src/membership/use-cases/organisations/search-organisations.js';
import { someActor } from '../../../support/builders/membership.js';
import { aBodyLine, aUnitLine, lines, manyUnits } from '../../../support/builders/organisation.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
let time = new Date('2026-11-22T02:00:00Z');
const now: Clock = () => time;
const deps = { db, now };
const bodies = [aBodyLine('c_Uno'), aBodyLine('c_due')];
type Line = ReturnType<typeof aUnitLine>;

async function night(units: readonly Line[], areas?: readonly Line[]) {
  time = later(time, 24 * hour);
  const files = { bodies: lines(...bodies), units: lines(...units) };
  return refreshRegister(deps, { ...files, areas: areas && lines(...areas) });
}
const bodyNamed = async (code: string): Promise<OrganisationId> => {
  const [found] = await searchOrganisations(deps, { query: code });
  return found?.id ?? trustId('');
};
const offered = async (text = '') => {
  const organisationId = await bodyNamed('c_uno');
  const { units } = await chooseOrganisation(deps, { organisationId, units: { text } });
  return units.map(({ code }) => code);
};
const told = async (unit: string) => {
  const events = await db.selectFrom('outbox').select(['type', 'data']).orderBy('seq').execute();
  const audits = await db.selectFrom('audit_entry').select(['action', 'data']).execute();
  const about = (data: Readonly<Record<string, unknown>>) => data['unit'] === unit;
  const types = events.filter(({ data }) => about(data)).map(({ type }) => type);
  const actions = audits.filter(({ data }) => about(data)).map(({ action }) => action);
  expect(actions.toSorted()).toEqual(types.toSorted());
  return types;
};
const all = manyUnits('c_uno', 60);

beforeAll(() => night(all));

describe('a unit that a new copy of the index no longer names', () => {
  it('is offered to nobody, stays with who belongs there, and is live when it is named again', async () => {
    const actor = await someActor(db);
    const organisationId = await bodyNamed('c_uno');
    const said = { actor, organisationId, kind: 'employee' as const, unitCode: 'u1' };
    await declareAffiliation(deps, said);
    expect(await offered('Ufficio 1')).toContain('U1');

    expect(await night(all.slice(1))).toMatchObject({ endedUnits: 1 });
    expect(await offered('u1')).toEqual([]);
    const other = { ...said, kind: 'elected' as const };
    await expect(declareAffiliation(deps, other)).rejects.toMatchObject({
      code: 'organisation.unit_unknown',
    });
    const mine = () => listMyOrganisations(deps, actor);
    expect((await mine()).affiliations).toMatchObject([{ unit: 'Ufficio 1', unitEnded: true }]);

    await night(all);
    expect(await offered('u1')).toEqual(['U1']);
    expect((await mine()).affiliations).toMatchObject([{ unit: 'Ufficio 1', unitEnded: false }]);
    expect(await told('U1')).toEqual(['organisation.unit_ended', 'organisation.unit_restored']);
  });

  it('is chosen anew by who belongs there, and only then', async () => {
    const actor = await someActor(db);
    const organisationId = await bodyNamed('c_uno');
    const said = { actor, organisationId, kind: 'employee' as const, unitCode: 'U2' };
    const { id: affiliationId } = await declareAffiliation(deps, said);
    const change = (unitCode?: string, who = actor) =>
      changeUnit(deps, { actor: who, affiliationId, unitCode });
    await expect(change('U3')).rejects.toMatchObject({ code: 'affiliation.unit_in_place' });
    await night(all.filter(({ Codice_uni_uo: code }) => code !== 'U2'));
    await expect(change('U3', await someActor(db))).rejects.toMatchObject({
      code: 'affiliation.not_found',
    });
    await expect(change('U2')).rejects.toMatchObject({ code: 'organisation.unit_unknown' });
    await change('u3');
    expect((await listMyOrganisations(deps, actor)).affiliations).toMatchObject([
      { unit: 'Ufficio 3', unitEnded: false },
    ]);
    await night(all);
  });

  it('ends by no copy that leaves its file out', async () => {
    time = later(time, 24 * hour);
    const refreshed = await refreshRegister(deps, { bodies: lines(...bodies) });
    expect(refreshed).toMatchObject({ endedUnits: 0 });
    expect(await offered('u1')).toEqual(['U1']);
  });

  it.each([
    ['has lost a tenth of them', () => all.slice(6)],
    ['is empty', () => []],
    ['cannot be read in a tenth of its lines', () => [...all, ...all.slice(54).map(() => ({}))]],
  ])('stays when the copy %s', async (_what, copy) => {
    const rows = () => db.selectFrom('organisation_unit').selectAll().orderBy('code').execute();
    const before = await rows();
    await expect(night(copy())).rejects.toMatchObject({ code: 'organisation.register_doubtful' });
    expect(await rows()).toEqual(before);
  });
});

describe('the codes of the index', () => {
  it('are the same in capitals and in small letters, twice in a copy too', async () => {
    const count = () => db.selectFrom('organisation').select('id').execute();
    const before = (await count()).length;
    time = later(time, 24 * hour);
    const shouted = bodies.map((line) => aBodyLine((line['Codice_IPA'] ?? '').toUpperCase()));
    const units = all.map((line) => ({ ...line, Codice_IPA: 'C_UNO' }));
    const small = all.map((line) => ({ ...line, Codice_uni_uo: line['Codice_uni_uo'] ?? '' }));
    const refreshed = await refreshRegister(deps, {
      bodies: lines(...bodies, ...shouted),
      units: lines(
        ...units,
        ...small.map((line) => ({ ...line, Codice_uni_uo: line.Codice_uni_uo.toLowerCase() })),
      ),
    });
    expect(refreshed).toMatchObject({ added: 0, dissolved: 0, endedUnits: 0 });
    expect(await count()).toHaveLength(before);
    const [found] = await searchOrganisations(deps, { query: 'C_uNo' });
    expect(found?.ipaCode?.toLowerCase()).toBe('c_uno');
    expect(await offered('u60')).toEqual(['U60']);
  });

  it('of a unit may be those of a unit of another body', async () => {
    await night([...all, aUnitLine('c_due', 'U1', 'Altrove')]);
    const elsewhere = await bodyNamed('c_due');
    const { units } = await chooseOrganisation(deps, {
      organisationId: elsewhere,
      units: { text: '' },
    });
    expect(units).toMatchObject([{ code: 'U1', name: 'Altrove' }]);
    expect(await offered('u1')).toEqual(['U1']);
    await night(all);
  });
});

describe('the units of a body', () => {
  it('are found by a part of the name, and come a page at a time', async () => {
    const organisationId = await bodyNamed('c_uno');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const units = { text: 'uffìcio', cursor };
      const page = await chooseOrganisation(deps, { organisationId, units });
      seen.push(...page.units.map(({ code }) => code));
      cursor = page.next;
    } while (cursor);
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  it('hold the one that was chosen whatever is searched', async () => {
    const organisationId = await bodyNamed('c_uno');
    const units = { text: 'Ufficio 44', chosen: 'u5' };
    const page = await chooseOrganisation(deps, { organisationId, units });
    expect(page.units.map(({ code }) => code)).toEqual(['U5', 'U44']);
  });
});
