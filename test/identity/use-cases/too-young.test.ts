// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { aStranger, signedIn } from '../../support/builders/identity.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();

it('refuses a person under fourteen, and keeps nothing of them', async () => {
  const child = aStranger(0, { claims: { given_name: 'Ada', age_class: 'child' } });
  await expect(signedIn(db, child)).rejects.toMatchObject({ code: 'member.too_young' });
  expect(await db.selectFrom('member').select('id').execute()).toEqual([]);
  expect(await db.selectFrom('person_key').select('member_id').execute()).toEqual([]);
});

it('lets in a person of fourteen to seventeen', async () => {
  const minor = aStranger(1, { claims: { given_name: 'Ada', age_class: 'minor' } });
  const { memberId } = await signedIn(db, minor);
  const { age_class: ageClass } = await db
    .selectFrom('member')
    .select('age_class')
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow();
  expect(ageClass).toBe('minor');
});
