// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { hour, later, type Clock } from '../../../../src/kernel/clock.js';
import { acceptRegister } from '../../../../src/membership/use-cases/organisations/accept-register.js';
import { readRegisterRefusals } from '../../../../src/membership/use-cases/organisations/read-register-refusals.js';
import { refreshRegister } from '../../../../src/membership/use-cases/organisations/refresh-register.js';
import { aStaffMember, someActor } from '../../../support/builders/membership.js';
import {
  aBodyLine,
  hashOf,
  lines,
  manyBodies,
  manyUnits,
  refreshWith,
} from '../../../support/builders/organisation.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
let time = new Date('2026-11-22T02:00:00Z');
const now: Clock = () => time;
const deps = { db, now };
const nextNight = (): void => {
  time = later(time, 24 * hour);
};
const doubtful = { code: 'organisation.register_doubtful' };
const notRefused = { code: 'organisation.register_not_refused' };
const told = async (type: string) => {
  const events = await db.selectFrom('outbox').select(['type', 'data', 'actor']).execute();
  const audits = await db.selectFrom('audit_entry').select('action').execute();
  const of = events.filter((one) => one.type === type);
  expect(audits.filter(({ action }) => action === type)).toHaveLength(of.length);
  return of;
};
const fresh = async () => ({ ...(await aStaffMember(db)), authenticatedAt: time });

describe('a copy of the index that names too few', () => {
  const all = manyBodies(60);
  const fewer = all.slice(10);

  it('waits for somebody of the staff who says that it is true, told once', async () => {
    await refreshWith(db, all, now);
    nextNight();
    const since = time;
    await expect(refreshWith(db, fewer, now)).rejects.toMatchObject(doubtful);
    time = later(time, hour);
    await expect(refreshWith(db, fewer, now)).rejects.toMatchObject(doubtful);
    expect(await readRegisterRefusals({ db })).toEqual([
      {
        file: 'bodies',
        hash: hashOf(fewer),
        isDrop: true,
        known: 60,
        missing: 10,
        skipped: 0,
        since,
        acceptedAt: undefined,
      },
    ]);
    expect(await told('organisation.register_refused')).toHaveLength(1);
  });

  it('is accepted by its hash alone, by who may, who has just proven who they are', async () => {
    const hash = hashOf(fewer);
    const actor = await fresh();
    for (const [who, code] of [
      [{ ...(await someActor(db)), authenticatedAt: time }, 'right.missing'],
      [{ ...actor, authenticatedAt: new Date(0) }, 'session.not_fresh'],
    ] as const) {
      await expect(acceptRegister(deps, { actor: who, hash })).rejects.toMatchObject({ code });
    }
    await expect(acceptRegister(deps, { actor, hash: hashOf(all) })).rejects.toMatchObject(
      notRefused,
    );
    expect(await acceptRegister(deps, { actor, hash })).toBe('bodies');
    await expect(acceptRegister(deps, { actor, hash })).rejects.toMatchObject(notRefused);
    expect(await told('organisation.register_accepted')).toMatchObject([
      { actor: actor.memberId, data: { file: 'bodies', hash } },
    ]);
  });

  it('is no other copy: that one is refused, and what was said does not hold for it', async () => {
    const another = all.slice(11);
    await expect(refreshWith(db, another, now)).rejects.toMatchObject(doubtful);
    await expect(refreshWith(db, fewer, now)).rejects.toMatchObject(doubtful);
    expect(await readRegisterRefusals({ db })).toMatchObject([
      { hash: hashOf(fewer), acceptedAt: undefined },
    ]);
  });

  it('is taken over once', async () => {
    await acceptRegister(deps, { actor: undefined, hash: hashOf(fewer) });
    expect(await refreshWith(db, fewer, now)).toMatchObject({ bodies: 50, dissolved: 10 });
    expect(await readRegisterRefusals({ db })).toEqual([]);
    nextNight();
    await refreshWith(db, all, now);
    nextNight();
    await expect(refreshWith(db, fewer, now)).rejects.toMatchObject(doubtful);
    nextNight();
    await refreshWith(db, all, now);
    expect(await readRegisterRefusals({ db })).toEqual([]);
  });

  it('is accepted for units as for bodies, each by its own file', async () => {
    const code = 'c_1';
    const units = manyUnits(code, 60);
    const night = (named: typeof units) => {
      nextNight();
      return refreshRegister(deps, { bodies: lines(...all), units: lines(...named) });
    };
    await night(units);
    const left = units.slice(20);
    await expect(night(left)).rejects.toMatchObject(doubtful);
    expect(await acceptRegister(deps, { actor: await fresh(), hash: hashOf(left) })).toBe('units');
    expect(await night(left)).toMatchObject({ endedUnits: 20, dissolved: 0 });
  });
});

it('a copy that cannot be read is accepted by nobody', async () => {
  nextNight();
  const broken = [...manyBodies(60), ...manyBodies(8).map(() => aBodyLine('not a code'))];
  for (const copy of [broken, []]) {
    await expect(refreshWith(db, copy, now)).rejects.toMatchObject(doubtful);
    const [refusal] = await readRegisterRefusals({ db });
    expect(refusal).toMatchObject({ hash: hashOf(copy), isDrop: false });
    const accepted = acceptRegister(deps, { actor: await fresh(), hash: hashOf(copy) });
    await expect(accepted).rejects.toMatchObject(notRefused);
  }
});
