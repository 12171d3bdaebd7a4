// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { trustId, type Slug } from '../../../../src/kernel/ids.js';
import { getProgramme } from '../../../../src/membership/store/programmes/programmes.js';
import { createProgramme } from '../../../../src/membership/use-cases/programmes/create-programme.js';
import { describeProgramme } from '../../../../src/membership/use-cases/programmes/describe-programme.js';
import {
  putInProgramme,
  takeFromProgramme,
} from '../../../../src/membership/use-cases/programmes/place-community.js';
import { aCommunity, aStaffMember, someActor } from '../../../support/builders/membership.js';
import { aProgramme, aText } from '../../../support/builders/programme.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const texts = { it: aText('Reti locali'), en: aText('Local networks') };
const unknown = trustId<Slug>('nessuno');

describe('a programme', () => {
  it('is begun by staff, in one language or two, at an address that is its own', async () => {
    const actor = await aStaffMember(db);
    const slug = trustId<Slug>('reti-locali');
    await createProgramme(deps, { actor, slug, texts: { ...texts, en: undefined } });
    expect(await getProgramme(db, slug)).toMatchObject({ texts: { it: texts.it, en: undefined } });
    await expect(createProgramme(deps, { actor, slug, texts })).rejects.toMatchObject({
      code: 'programme.slug_taken',
    });
  });

  it('is nobody else’s to begin, to describe or to fill', async () => {
    const community = await aCommunity(db);
    const { slug } = await aProgramme(db);
    for (const actor of [await someActor(db), await aStaffMember(db, 'platform_admin')]) {
      const place = { actor, programme: slug, community: community.slug };
      const acts = [
        () => createProgramme(deps, { actor, slug: trustId('mio'), texts }),
        () => describeProgramme(deps, { actor, slug, revision: 0, texts, contact: undefined }),
        () => putInProgramme(deps, place),
        () => takeFromProgramme(deps, place),
      ];
      for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'right.missing' });
    }
    const weak = { ...(await aStaffMember(db)), level: 'low' as const };
    await expect(
      createProgramme(deps, { actor: weak, slug: trustId('debole'), texts }),
    ).rejects.toMatchObject({ code: 'session.level_too_low' });
  });

  it('is described by one of two who write at the same moment', async () => {
    const actor = await aStaffMember(db);
    const { id, slug } = await aProgramme(db);
    const write = (name: string) =>
      describeProgramme(deps, {
        actor,
        slug,
        revision: 0,
        texts: { it: aText(name), en: undefined },
        contact: 'step@example.org',
      });
    const pending: Promise<unknown>[] = [];
    await db.transaction().execute(async (trx) => {
      await trx.selectFrom('programme').select('id').where('id', '=', id).forUpdate().execute();
      pending.push(write('Primo'), write('Secondo'));
      await untilBlocked(db, 2);
    });
    const results = await Promise.allSettled(pending);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'programme.changed' },
    });
    const winner = results[0]?.status === 'fulfilled' ? 'Primo' : 'Secondo';
    expect(await getProgramme(db, slug)).toMatchObject({
      revision: 1,
      texts: { it: { name: winner } },
    });
  });
});

describe('a community in a programme', () => {
  it('is put in once and taken out once', async () => {
    const actor = await aStaffMember(db);
    const community = await aCommunity(db);
    const { slug } = await aProgramme(db, { communities: [community] });
    const place = { actor, programme: slug, community: community.slug };
    await expect(putInProgramme(deps, place)).rejects.toMatchObject({
      code: 'programme.already_in',
    });
    await takeFromProgramme(deps, place);
    await expect(takeFromProgramme(deps, place)).rejects.toMatchObject({
      code: 'programme.not_in',
    });
  });

  it('exists, is not archived, and so does the programme', async () => {
    const actor = await aStaffMember(db);
    const [gone, alive] = [await aCommunity(db, { status: 'archived' }), await aCommunity(db)];
    const { slug: programme } = await aProgramme(db);
    const put = (place: { programme: Slug; community: Slug }) =>
      putInProgramme(deps, { actor, ...place });
    await expect(put({ programme, community: gone.slug })).rejects.toMatchObject({
      code: 'community.archived',
    });
    await expect(put({ programme, community: unknown })).rejects.toMatchObject({
      code: 'community.not_found',
    });
    await expect(put({ programme: unknown, community: alive.slug })).rejects.toMatchObject({
      code: 'programme.not_found',
    });
  });
});
