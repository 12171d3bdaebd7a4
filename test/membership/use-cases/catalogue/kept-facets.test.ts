// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { MemberId } from '../../../../src/kernel/ids.js';
import type { Facets } from '../../../../src/membership/domain/community-card.js';
import { makeFacets, rollUpCatalogue } from '../../../../src/membership/store/catalogue/kept.js';
import { listCommunities } from '../../../../src/membership/use-cases/list-communities.js';
import {
  putInProgramme,
  takeFromProgramme,
} from '../../../../src/membership/use-cases/programmes/place-community.js';
import { rollUpCounts } from '../../../../src/membership/use-cases/roll-up-counts.js';
import {
  aCommunity,
  aStaffMember,
  aStint,
  someMember,
} from '../../../support/builders/membership.js';
import { aProgramme } from '../../../support/builders/programme.js';
import { statementsOf } from '../../../support/count-statements.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const facetsFor = async (viewer?: MemberId): Promise<Facets> =>
  (await listCommunities({ db }, { locale: 'it', viewer })).facets;

/** Counted anew of every community, as if nothing were kept. */
async function recounted(visibilities: readonly string[]): Promise<Record<string, number>> {
  const { rows } = await sql<{ key: string; communities: number }>`
    select v.facet || ' ' || v.value as key, count(*)::integer as communities from catalogue_community c
    cross join lateral catalogue_values(c.id, c.topics, c.province, c.audience, c.join_ways) v
    where c.visibility = any(${visibilities}) group by 1`.execute(db);
  return Object.fromEntries(rows.map(({ key, communities }) => [key, communities]));
}

const flat = (facets: Facets): Record<string, number> =>
  Object.fromEntries(
    Object.entries<Facets[keyof Facets]>({ ...facets }).flatMap(([facet, values]) =>
      values.map(({ value, communities }) => [`${facet} ${value}`, communities] as const),
    ),
  );

let member: MemberId;
async function expectRight(): Promise<void> {
  expect(flat(await facetsFor())).toEqual(await recounted(['public']));
  expect(flat(await facetsFor(member))).toEqual(await recounted(['public', 'signed_in']));
}

let community: Awaited<ReturnType<typeof aCommunity>>;
const change = (set: Record<string, unknown>): Promise<unknown> =>
  db.updateTable('community').set(set).where('id', '=', community.id).execute();

beforeAll(async () => {
  member = await someMember(db);
  await aCommunity(db, { topics: ['acqua'], province: 'RA', visibility: 'signed_in' });
});
beforeEach(async () => {
  community = await aCommunity(db, { topics: ['acqua', 'bosco'], province: 'BO', status: 'draft' });
  await aStint(db, { community });
  await rollUpCounts({ db });
});

describe('the facets that are kept', () => {
  it.each([
    ['its opening', { status: 'frozen' }, {}],
    ['its end', { status: 'archived' }, { status: 'frozen' }],
    ['its topics', { topics: ['bosco', 'costa'] }, { status: 'frozen' }],
    ['its territory', { province: null }, { status: 'frozen' }],
    ['its audience', { audience: 'reserved' }, { status: 'frozen' }],
    ['its ways in', { join_ways: '[{"path":"invitation"}]' }, { status: 'frozen' }],
    ['being hidden', { visibility: 'hidden' }, { status: 'frozen' }],
    ['being seen by members alone', { visibility: 'signed_in' }, { status: 'frozen' }],
  ])('are right after a change of a community: %s', async (_, set, before) => {
    if (Object.keys(before).length > 0) await change(before);
    await rollUpCounts({ db });
    await expectRight();
    await change(set);
    await expectRight();
    await rollUpCounts({ db });
    await expectRight();
  });

  it('are right after a community joins a programme, leaves it, and the programme is renamed', async () => {
    await change({ status: 'frozen' });
    const { slug: programme, id } = await aProgramme(db, { name: 'Reti' });
    const actor = await aStaffMember(db);
    const place = { actor, programme, community: community.slug };
    const name = async () =>
      (await facetsFor()).programmes.find(({ value }) => value === programme)?.name;
    await putInProgramme({ db, now }, place);
    await expectRight();
    await rollUpCounts({ db });
    await expectRight();
    expect(await name()).toBe('Reti');
    await db.updateTable('programme').set({ name_it: 'Rete' }).where('id', '=', id).execute();
    expect(await name()).toBe('Rete');
    await rollUpCounts({ db });
    expect(await name()).toBe('Rete');
    await takeFromProgramme({ db, now }, place);
    await expectRight();
  });

  it('are read with the page, and counted beside it only until they are made again', async () => {
    const statements = () => statementsOf(() => facetsFor());
    expect(await statements()).toHaveLength(1);
    await change({ status: 'frozen' });
    expect(await statements()).toHaveLength(2);
    await rollUpCounts({ db });
    expect(await statements()).toHaveLength(1);
  });

  it('have for a member what is theirs besides, and for nobody else', async () => {
    const { memberId } = await aStint(db, { community });
    await change({ status: 'frozen', visibility: 'hidden', topics: ['segreto'] });
    await rollUpCounts({ db });
    expect(flat(await facetsFor(memberId))['topics segreto']).toBe(1);
    expect(flat(await facetsFor(member))['topics segreto']).toBeUndefined();
  });

  it('are made again when the counts change while they are made', async () => {
    await change({ status: 'frozen' });
    await rollUpCatalogue(db);
    await change({ topics: ['duna'] });
    const pending: Promise<unknown>[] = [];
    await db.transaction().execute(async (trx) => {
      await sql`lock table programme in access exclusive mode`.execute(trx);
      pending.push(makeFacets(db));
      await untilBlocked(db, 1);
      pending.push(rollUpCatalogue(db));
      await untilBlocked(db, 2);
    });
    await Promise.all(pending);
    await expectRight();
  });

  it('never keep the former name of a programme that is renamed while they are made', async () => {
    const { id } = await aProgramme(db, { name: 'Prima', communities: [community] });
    await change({ status: 'frozen' });
    await rollUpCatalogue(db);
    await db.transaction().execute(async (trx) => {
      await trx.updateTable('programme').set({ name_it: 'Dopo' }).where('id', '=', id).execute();
      await makeFacets(db);
    });
    const names = (await facetsFor()).programmes.map(({ name }) => name);
    expect(names).toContain('Dopo');
    expect(names).not.toContain('Prima');
  });
});
