// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { createIssuers } from '../../simulators/spid-idp/issuer.js';
import { writeRegister } from '../../simulators/spid-idp/metadata.js';
import { aPortal } from '../../support/builders/portal.js';
import { spidConfigInput } from '../../support/builders/spid.js';
import { useComposed } from '../../support/composed.js';
import { useDatabase } from '../../support/database.js';

const database = useDatabase();
const { db } = database;
const list = path.join(mkdtempSync(path.join(tmpdir(), 'piazza-agreement-')), 'register.xml');
const composed = useComposed(database, {
  providers: [
    { id: 'email', use: 'email-link' },
    { id: 'spid', use: 'spid', config: spidConfigInput({ file: list }) },
  ],
});

beforeAll(async () =>
  writeFileSync(list, writeRegister(await createIssuers('https://idp.example', ['alfa']))),
);

const without = { agreement: null };
const offered = (portal: string, query = '') =>
  request(composed.app).get(`/sign-in?portal=${portal}${query}`);
const startSpid = (portal: string) =>
  request(composed.app).get(
    `/sign-in/spid/start?choice=${encodeURIComponent('https://idp.example/alfa')}&portal=${portal}`,
  );

describe('on the way to a portal without an agreement', () => {
  it('national means are not offered, and the page says why', async () => {
    const { clientId } = await aPortal(db, without);
    const { text } = await offered(clientId).expect(200);
    expect(text).toContain('/sign-in/email/start');
    expect(text).not.toContain('/sign-in/spid/start');
    expect(text).toContain('il portale da cui arrivi non ha una convenzione per usarlo');
    const kept = await offered((await aPortal(db)).clientId).expect(200);
    expect(kept.text).toContain('/sign-in/spid/start');
    expect(kept.text).not.toContain('convenzione');
  });

  it('a sign-in that a link begins by them is refused', async () => {
    const { clientId } = await aPortal(db, without);
    const { text } = await startSpid(clientId).expect(403);
    expect(text).toContain('il portale non ha una convenzione in vigore');
    await startSpid((await aPortal(db)).clientId).expect((answer) => {
      expect(answer.text).not.toContain('convenzione');
    });
  });

  it('whoever needs them for it reads what is missing, in both languages', async () => {
    const { clientId } = await aPortal(db, { ...without, minimumLevel: 'substantial' });
    const asked = offered(clientId, '&minimum=substantial');
    const { text } = await asked.expect(403);
    expect(text).toContain('il portale non ha una convenzione in vigore');
    const english = await offered(clientId, '&minimum=substantial').set('Accept-Language', 'en');
    expect(english.text).toContain('the portal has no agreement in force to use them');
  });

  it('what takes certain means only is offered those, and the others with the reason', async () => {
    const { text } = await request(composed.app).get('/sign-in?among=email').expect(200);
    expect(text).toContain('/sign-in/email/start');
    expect(text).not.toContain('/sign-in/spid/start');
    expect(text).toContain('non è ammesso per quello che stavi per fare');
    await request(composed.app).get('/sign-in?among=e,%20mail').expect(400);
  });

  it('nothing changes for who signs in to the service itself', async () => {
    const { text } = await request(composed.app).get('/sign-in').expect(200);
    expect(text).toContain('/sign-in/spid/start');
  });
});
