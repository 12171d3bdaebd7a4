// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { countAudiences } from '../../../src/membership/use-cases/programmes/count-audiences.js';
import {
  aCommunity,
  aStaffMember,
  aStint,
  someActor,
  someMember,
} from '../../support/builders/membership.js';
import { aLead, aProgramme } from '../../support/builders/programme.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';
import { programmeForm } from '../../support/web-matrix-programmes.js';

const { db } = useDatabase();

describe('a programme', () => {
  test('is begun, filled and described by staff', async () => {
    const app = webApp(db);
    const cookie = app.signIn(await aStaffMember(db));
    const community = await aCommunity(db);
    const form = { ...programmeForm, slug: 'reti' };
    const refused = await post(app, '/staff/programmes/new', { ...form, name_it: '' }, cookie);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Unisce le comunità.');
    await post(app, '/staff/programmes/new', form, cookie).expect(303);
    const taken = await post(app, '/staff/programmes/new', form, cookie).expect(422);
    expect(taken.text).toContain('è già di un altro programma');

    const here = '/staff/programmes/reti';
    const bad = { community: 'Non un indirizzo', act: 'add' };
    const faulty = await post(app, `${here}/communities`, bad, cookie).expect(422);
    expect(faulty.text).toContain('Non un indirizzo');
    const place = { community: community.slug, act: 'add' };
    await post(app, `${here}/communities`, place, cookie).expect(303);
    expect((await get(app, '/programmes/reti').expect(200)).text).toContain(
      `/c/${community.slug}"`,
    );
    await post(app, `${here}/communities`, { ...place, act: 'remove' }, cookie).expect(303);
    expect((await get(app, '/programmes/reti')).text).not.toContain(`/c/${community.slug}"`);

    const change = { ...programmeForm, name_it: 'Reti vive', revision: '0' };
    await post(app, here, change, cookie).expect(303);
    await post(app, here, change, cookie).expect(409);
    expect((await get(app, '/programmes')).text).toContain('Reti vive');
  });

  test('gets a lead by the word of staff and of the person, who may give it back', async () => {
    const app = webApp(db);
    const staff = app.signIn(await aStaffMember(db));
    const { slug } = await aProgramme(db);
    const actor = { ...(await someActor(db)), memberId: await someMember(db, 'Ortensia M.') };
    const here = `/staff/programmes/${slug}`;
    expect((await get(app, `${here}?query=ortensia`, staff)).text).toContain('Ortensia M.');
    await post(app, `${here}/leads`, { member: actor.memberId, months: '24' }, staff).expect(303);
    await post(app, `${here}/leads`, { member: actor.memberId, months: '40' }, staff).expect(400);
    const cookie = app.signIn(actor);
    const mine = await get(app, '/me/programmes', cookie).expect(200);
    const [, action = ''] = /action="(\/me\/programmes\/[0-9a-f-]+)"/.exec(mine.text) ?? [];
    await get(app, `/programmes/${slug}/overview`, cookie).expect(403);
    await post(app, action, { answer: 'accept' }, cookie).expect(303);
    await get(app, `/programmes/${slug}/overview`, cookie).expect(200);
    expect((await get(app, `/programmes/${slug}`)).text).toContain('Ortensia M.');
    await post(app, action, { answer: 'resign' }, cookie).expect(303);
    await get(app, `/programmes/${slug}/overview`, cookie).expect(403);
  });

  test('I20 shows a hidden community to its lead alone, with no number below five', async () => {
    const app = webApp(db);
    const hidden = await aCommunity(db, { visibility: 'hidden' });
    const open = await aCommunity(db);
    for (let people = 1; people < 6; people += 1) await aStint(db, { community: open });
    const programme = await aProgramme(db, { communities: [hidden, open] });
    await countAudiences({ db, now });
    const { actor } = await aLead(db, programme);
    const here = `/programmes/${programme.slug}`;
    for (const cookie of ['', app.signIn(await someActor(db)), app.signIn(actor)]) {
      const { text } = await get(app, here, cookie).expect(200);
      expect(text).not.toContain(hidden.slug);
      expect(text).toContain('Almeno 5 persone');
    }
    const overview = await get(app, `${here}/overview`, app.signIn(actor)).expect(200);
    expect(overview.text).toContain(hidden.slug);
    expect(overview.text).toContain('meno di cinque membri');
    const weak = await get(app, `${here}/overview`, app.signIn({ ...actor, level: 'low' }));
    expect(weak.status).not.toBe(200);
  });
});
