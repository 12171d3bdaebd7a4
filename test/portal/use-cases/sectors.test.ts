// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { systemClock } from '../../../src/kernel/clock.js';
import { trustId } from '../../../src/kernel/ids.js';
import { addPortal } from '../../../src/portal/use-cases/add-portal.js';
import { applyPortal } from '../../../src/portal/use-cases/apply-portal.js';
import { editPortal } from '../../../src/portal/use-cases/edit-portal.js';
import { planPortals } from '../../../src/portal/use-cases/plan-portals.js';
import { keepPortals } from '../../../src/portal/use-cases/register-portal.js';
import { renameController } from '../../../src/portal/use-cases/rename-controller.js';
import { aMember } from '../../support/builders/identity.js';
import { aPortal, testBox, testGround } from '../../support/builders/portal.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { keeping } from '../../support/portal/webhooks.js';

const { db } = useDatabase();
const deps = keeping(db);
const asCode = { db, now: systemClock, box: testBox, ground: testGround };
const refusal = { code: 'portal.sector_of_another', context: { field: 'sector' } };
let bodies = 0;
const aBody = () => `Ente ${(bodies += 1)}`;
const bodyOf = async (clientId: string) =>
  (
    await db
      .selectFrom('portal')
      .select('controller')
      .where('client_id', '=', clientId)
      .executeTakeFirstOrThrow()
  ).controller;

describe('a sector', () => {
  it('is of one body, whoever describes a portal, and by whatever way', async () => {
    const { sector } = await aPortal(db, { controller: aBody() });
    const controller = aBody();
    await expect(aPortal(db, { controller, sector })).rejects.toMatchObject(refusal);
    const other = await aPortal(db, { controller });
    const { clientId } = other;
    const change = editPortal(deps, { clientId, said: { sector } });
    await expect(change).rejects.toMatchObject(refusal);
    const said = { name: 'Altro', controller, sector, redirectUris: ['https://ok.example/a'] };
    const added = addPortal(deps, { clientId: trustId('aggiunto'), said });
    await expect(added).rejects.toMatchObject(refusal);
    await expect(keepPortals(deps, [{ ...other, sector }])).rejects.toMatchObject({
      code: refusal.code,
      context: { clientId, sector },
    });
    const planned = [{ field: 'sector', from: clientId, to: sector }];
    const applying = { actor: await aMember(db), clientId, wanted: { sector }, planned };
    await expect(applyPortal(asCode, applying)).rejects.toMatchObject(refusal);
    const wanted = { [clientId]: { sector } };
    const plan = { wanted, prune: false, communities: [], ground: testGround };
    expect(await planPortals(asCode, plan)).toMatchObject([
      { clientId, refusal: refusal.code, field: 'sector' },
    ]);
    expect(await portalsOf(sector)).toHaveLength(1);
  });

  it('is not shared by the portals of one file either', async () => {
    const one = { name: 'Uno', sector: 'nuovo', redirectUris: ['https://uno.example/a'] };
    const wanted = { uno: { ...one, controller: 'A' }, due: { ...one, controller: 'B' } };
    const plan = { wanted, prune: false, communities: [], ground: testGround };
    expect((await planPortals(asCode, plan)).map((step) => step.refusal)).toEqual([
      undefined,
      refusal.code,
    ]);
  });

  it('stays of the body whose it was when no portal has it any more', async () => {
    const controller = aBody();
    const { clientId, sector } = await aPortal(db, { controller });
    await editPortal(deps, { clientId, said: { sector: `${sector}-bis` } });
    await expect(aPortal(db, { controller: aBody(), sector })).rejects.toMatchObject(refusal);
    await editPortal(deps, { clientId, said: { sector } });
  });

  it('goes along with its only portal, and with no single one of several', async () => {
    const { clientId, sector } = await aPortal(db, { controller: aBody() });
    const controller = aBody();
    await editPortal(deps, { clientId, said: { controller } });
    await aPortal(db, { controller, sector });
    const change = editPortal(deps, { clientId, said: { controller: aBody() } });
    await expect(change).rejects.toMatchObject(refusal);
  });

  it('goes along when the configuration renames the body at all its portals', async () => {
    const first = await aPortal(db, { controller: aBody() });
    const second = await aPortal(db, { controller: first.controller, sector: first.sector });
    const controller = aBody();
    await keepPortals(deps, [
      { ...first, controller },
      { ...second, controller },
    ]);
    expect(await bodyOf(second.clientId)).toBe(controller);
    const astray = keepPortals(deps, [{ ...first, controller: aBody() }, second]);
    await expect(astray).rejects.toMatchObject({ code: refusal.code });
    expect(await bodyOf(first.clientId)).toBe(controller);
  });

  it('is of one of two bodies that take it at once', async () => {
    const sector = 'contesa';
    const [first, second] = [await aPortal(db, { controller: aBody() }), aBody()];
    const other = await aPortal(db, { controller: second });
    const taking = await db.transaction().execute(async (trx) => {
      await sql`update portal set sector = ${sector} where client_id = ${first.clientId}`.execute(
        trx,
      );
      const change = editPortal(deps, { clientId: other.clientId, said: { sector } });
      const refused = expect(change).rejects.toMatchObject(refusal);
      await untilBlocked(db);
      return [refused];
    });
    await Promise.all(taking);
  });
});

describe('a body that has another name', () => {
  it('is renamed at all its portals, with an entry for each, and keeps its sectors', async () => {
    const [from, to] = [aBody(), aBody()];
    const one = await aPortal(db, { controller: from });
    const two = await aPortal(db, { controller: from, sector: one.sector });
    expect(await renameController(deps, { from, to })).toBe(2);
    for (const { clientId } of [one, two]) {
      expect(await bodyOf(clientId)).toBe(to);
      const { rows } = await sql<{ data: unknown }>`
        select data from audit_entry where action = 'portal.configure'
        and data ->> 'clientId' = ${clientId}`.execute(db);
      expect(rows).toEqual([{ data: { clientId, fields: ['controller'] } }]);
    }
    await aPortal(db, { controller: to, sector: one.sector });
    await expect(renameController(deps, { from, to })).rejects.toMatchObject({
      code: 'portal.controller_unknown',
    });
  });
});

async function portalsOf(sector: string) {
  return db.selectFrom('portal').select('client_id').where('sector', '=', sector).execute();
}
