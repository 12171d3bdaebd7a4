// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Foundation } from '../../src/compose/foundation.js';
import { organisationsArea } from '../../src/compose/organisations.js';
import { day, later, systemClock } from '../../src/kernel/clock.js';
import { dissolve } from '../support/builders/organisation.js';
import { aNamedDelegate, aSeat } from '../support/builders/seats.js';
import { useDatabase } from '../support/database.js';

const { db } = useDatabase();

it('a seat that cannot be ended holds up no offer that lapses', async () => {
  const broken = await aSeat(db);
  const { delegateId } = await aNamedDelegate(db, await aSeat(db));
  await dissolve(db, broken.organisationId);
  await sql`
    alter table seat add constraint held_up check (id <> ${sql.lit(broken.seatId)} or status = 'held')`.execute(
    db,
  );
  const now = () => later(systemClock(), 15 * day);
  const config = { organisations: {} } as Foundation['config'];
  const { repeated = [] } = organisationsArea({ config, db, now } as Foundation);
  const runs = await Promise.allSettled(repeated.map(({ run }) => run()));
  expect(runs.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  const { status } = await db
    .selectFrom('seat_delegate')
    .select('status')
    .where('id', '=', delegateId)
    .executeTakeFirstOrThrow();
  expect(status).toBe('lapsed');
});
