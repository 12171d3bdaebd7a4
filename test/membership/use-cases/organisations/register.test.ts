// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { hour, later, type Clock } from '../../../../src/kernel/clock.js';
import { refreshIfDue } from '../../../../src/membership/use-cases/organisations/refresh-if-due.js';
import { refreshRegister } from '../../../../src/membership/use-cases/organisations/refresh-register.js';
import {
  aBodyLine,
  lines,
  manyBodies,
  refreshWith,
} from '../../../support/builders/organisation.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
let time = new Date('2026-11-22T02:00:00Z');
const now: Clock = () => time;
const nextNight = (): void => {
  time = later(time, 24 * hour);
};

const body = (code: string) =>
  db.selectFrom('organisation').selectAll().where('ipa_code', '=', code).executeTakeFirst();

describe('the index of public administrations', () => {
  it('gives bodies with their areas and units', async () => {
    const area = { Codice_IPA: 'c_1', Codice_uni_aoo: 'A0001', Denominazione_aoo: 'Protocollo' };
    const unit = {
      Codice_IPA: 'c_1',
      Codice_uni_uo: 'U0001',
      Codice_uni_aoo: 'A0001',
      Descrizione_uo: 'Ufficio partecipazione',
    };
    const elsewhere = { ...unit, Codice_IPA: 'c_unknown', Codice_uni_uo: 'U0002' };
    const refreshed = await refreshRegister(
      { db, now },
      { bodies: lines(...manyBodies(60)), areas: lines(area), units: lines(unit, elsewhere) },
    );

    expect(refreshed).toEqual({ bodies: 60, added: 60, dissolved: 0, endedUnits: 0, skipped: 0 });
    expect(await body('c_1')).toMatchObject({
      kind: 'public_body',
      name: 'Comune di c_1',
      province: 'BO',
      status: 'active',
    });
    const units = await db.selectFrom('organisation_unit').selectAll().orderBy('code').execute();
    expect(units).toMatchObject([
      { code: 'A0001', kind: 'aoo', parent_code: null },
      { code: 'U0001', kind: 'uo', parent_code: 'A0001' },
    ]);
  });

  it('renames, and closes what it no longer names or what is wound up', async () => {
    nextNight();
    const [, second, ...rest] = manyBodies(60);
    const woundUp = { ...second, Ente_in_liquidazione: 'S' };
    const renamed = rest.map((line) =>
      line['Codice_IPA'] === 'c_3' ? { ...line, Denominazione_ente: 'Unione delle Terre' } : line,
    );
    const refreshed = await refreshWith(db, [woundUp, ...renamed], now);

    expect(refreshed).toMatchObject({ bodies: 58, added: 0, dissolved: 2 });
    expect(await body('c_1')).toMatchObject({ status: 'dissolved', dissolved_at: time });
    expect(await body('c_2')).toMatchObject({ status: 'dissolved' });
    expect(await body('c_3')).toMatchObject({ name: 'Unione delle Terre', status: 'active' });
    const events = await db
      .selectFrom('outbox')
      .select('type')
      .where('type', '=', 'organisation.dissolved')
      .execute();
    expect(events).toHaveLength(2);
  });

  it('brings a body back that it names again', async () => {
    nextNight();
    await refreshWith(db, manyBodies(60), now);
    expect(await body('c_1')).toMatchObject({ status: 'active', dissolved_at: null });
  });

  it.each([
    ['has lost a tenth of the bodies', () => manyBodies(54)],
    ['cannot be read', () => manyBodies(60).map(() => ({ 'Codice IPA': 'other columns' }))],
    ['is empty', () => []],
    [
      'has faults in a tenth of its lines',
      () => [...manyBodies(60), ...manyBodies(8).map(() => aBodyLine('not a code'))],
    ],
  ])('changes nothing by a copy that %s', async (_what, copy) => {
    nextNight();
    const before = await db.selectFrom('organisation').selectAll().orderBy('id').execute();
    await expect(refreshWith(db, copy(), now)).rejects.toMatchObject({
      code: 'organisation.register_doubtful',
    });
    expect(await db.selectFrom('organisation').selectAll().orderBy('id').execute()).toEqual(before);
  });

  it('is fetched once a night, whichever node asks', async () => {
    nextNight();
    let fetched = 0;
    const files = () => {
      fetched += 1;
      return { bodies: lines(...manyBodies(60)) };
    };
    expect(await refreshIfDue({ db, now }, files)).toMatchObject({ bodies: 60 });
    expect(await refreshIfDue({ db, now }, files)).toBeUndefined();
    expect(fetched).toBe(1);
  });

  it('is taken over by one node at a time', async () => {
    nextNight();
    const pending: Promise<unknown>[] = [];
    await db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtext('organisation register'))`.execute(trx);
      pending.push(refreshWith(db, manyBodies(60), now));
      await untilBlocked(db);
    });
    await expect(pending[0]).resolves.toMatchObject({ bodies: 60, added: 0 });
  });
});
