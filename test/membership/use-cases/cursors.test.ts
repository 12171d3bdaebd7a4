// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { writeCursor } from '../../../src/kernel/cursor.js';
import { newId } from '../../../src/kernel/ids.js';
import { listMembers } from '../../../src/membership/use-cases/list-members.js';
import { listMeasures } from '../../../src/membership/use-cases/measures/list-measures.js';
import { readRegister } from '../../../src/membership/use-cases/register/read-register.js';
import { aCommunity, actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();

// JavaScript reads each of these moments as a date, or the text as a text; PostgreSQL does not.
const crafted = [
  writeCursor(['Sun, 22 Nov 2026 (whenever)', newId()]),
  writeCursor(['2026', newId()]),
  writeCursor(['2026-11-22 10:00:00+00', 'x']),
  writeCursor(['2026-11-22 10:00:00+00\0', newId()]),
];

describe('a cursor that no page wrote', () => {
  it.each(crafted)('is refused by every list that goes by moments: %s', async (cursor) => {
    const { slug, managerId } = await aCommunity(db);
    const asked = { slug, actor: actorOf(managerId), locale: 'it', cursor } as const;
    const refused = { code: 'request.malformed' };
    await expect(listMembers({ db }, asked)).rejects.toMatchObject(refused);
    await expect(readRegister({ db }, asked)).rejects.toMatchObject(refused);
    await expect(listMeasures({ db }, asked)).rejects.toMatchObject(refused);
  });
});
