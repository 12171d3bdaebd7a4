// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { secretPurpose } from '../../../src/portal/domain/client-secret.js';
import { findPortalRow } from '../../../src/portal/store/portals.js';
import { aStaffMember } from '../../support/builders/membership.js';
import { aPortal, testBox } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { keeping, readDeliveries } from '../../support/portal/webhooks.js';
import { demandRight } from '../../../src/membership/use-cases/demand-right.js';
import { get, post, webApp } from '../../support/web-app.js';
import { portalWorld } from '../../support/web-world-portal.js';

const { db } = useDatabase();

async function administration() {
  const keepPortals = {
    ...keeping(db),
    allowPrivate: false,
    demandKeeper: async (
      at: Parameters<typeof demandRight>[0],
      actor: Parameters<typeof demandRight>[1],
    ) => demandRight(at, actor, 'client.register'),
  };
  const app = webApp(db, { keepPortals });
  const cookie = app.signIn(await aStaffMember(db, 'platform_admin'));
  const portal = await portalWorld(db);
  return { app, cookie, portal, here: `/staff/portals/${portal.clientId}` };
}

describe('the register of portals', () => {
  it('shows what a portal may, its webhooks and what failed', async () => {
    const { app, cookie, here } = await administration();
    const list = await get(app, '/staff/portals', cookie).expect(200);
    expect(list.text).toContain('PartecipAzioni');
    const { text } = await get(app, here, cookie).expect(200);
    expect(text).toContain('https://portale.example/webhook');
    expect(text).toContain('Abbandonata');
    expect(text).toContain('503');
    const english = await get(app, here, cookie).set('Accept-Language', 'en').expect(200);
    expect(english.text).toContain('Given up');
  });

  it('shows the key of a new webhook once, in the answer itself', async () => {
    const { app, cookie, here } = await administration();
    const form = { url: 'https://altro.example/hook', signature: 'hmac' };
    const made = await post(app, `${here}/webhooks`, form, cookie).expect(200);
    const key = /whsec_[A-Za-z0-9+/=]+/.exec(made.text)?.[0] ?? 'none';
    expect(Buffer.from(key.slice(6), 'base64')).toHaveLength(32);
    expect(made.headers['cache-control']).toContain('no-store');
    const { text } = await get(app, here, cookie).expect(200);
    expect(text).toContain('https://altro.example/hook');
    expect(text).not.toContain(key);
  });

  it.each([
    ['http://portale.example/hook', 'serve un indirizzo https'],
    ['https://utente:parola@portale.example/hook', 'serve un indirizzo https'],
    ['non un indirizzo', 'comincia con https'],
    ['https://portale.example/webhook', 'ha già un webhook'],
  ])('refuses the address %s and keeps what was typed', async (url, sentence) => {
    const { app, cookie, here } = await administration();
    const refused = await post(app, `${here}/webhooks`, { url, signature: 'ed25519' }, cookie);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(sentence);
    expect(refused.text).toContain(`value="${url}"`);
    expect(refused.text).toMatch(/<option value="ed25519" selected/);
  });

  it('sends a given up delivery again, the same', async () => {
    const { app, cookie, here, portal } = await administration();
    const [before] = (await readDeliveries(db)).filter(({ id }) => id === portal.delivery);
    await post(app, `${here}/deliveries/${portal.delivery}`, {}, cookie).expect(303);
    const [after] = (await readDeliveries(db)).filter(({ id }) => id === portal.delivery);
    expect(after).toMatchObject({ status: 'pending', attempts: 0, event_id: before?.event_id });
    expect(after?.body).toBe(before?.body);
  });

  it('keeps portals apart: nothing of one is reached by the address of another', async () => {
    const { app, cookie, portal } = await administration();
    const other = `/staff/portals/${(await aPortal(db)).clientId}`;
    await post(app, `${other}/deliveries/${portal.delivery}`, {}, cookie).expect(404);
    await post(app, `${other}/webhooks/${portal.endpoint}`, { act: 'off' }, cookie).expect(404);
    await post(app, `${other}/webhooks/${portal.endpoint}`, { act: 'burn' }, cookie).expect(400);
  });

  it('renews a secret: shown once, the old one counts until its end or is ended', async () => {
    const { app, cookie, here, portal } = await administration();
    const made = await post(app, `${here}/secret`, { overlap: 'standard' }, cookie).expect(200);
    expect(made.text).toContain('vale ancora per qualche giorno');
    const { text } = await get(app, here, cookie);
    expect(text).toContain('Il segreto di prima vale ancora, fino a:');
    await post(app, `${here}/secret`, { overlap: 'standard' }, cookie).expect(409);
    await post(app, `${here}/secret`, { overlap: 'ever' }, cookie).expect(400);
    await post(app, `${here}/secret/end`, {}, cookie).expect(303);
    expect((await findPortalRow(db, portal.clientId))?.formerSecret).toBeUndefined();
    expect(made.text).not.toContain('non vale più');
  });

  it('renews a secret at once: shown once, the old one gone', async () => {
    const { app, cookie, here, portal } = await administration();
    const asked = (await get(app, here, cookie)).text;
    for (const act of ['Rinnova e rifiuta subito', 'Spegni il portale']) {
      expect(asked).toMatch(new RegExp(`<details[^>]*><summary>${act}[^<]*</summary><p>[^<]{40}`));
    }
    const made = await post(app, `${here}/secret`, { overlap: 'none' }, cookie).expect(200);
    expect((await findPortalRow(db, portal.clientId))?.formerSecret).toBeUndefined();
    const kept = await findPortalRow(db, portal.clientId);
    const secret = testBox.open(secretPurpose, kept?.sealedSecret ?? Buffer.alloc(0)).toString();
    expect(made.text).toContain(secret);
    expect((await get(app, here, cookie)).text).not.toContain(secret);
  });

  it('switches a portal off and on', async () => {
    const { app, cookie, here, portal } = await administration();
    await post(app, `${here}/status`, { on: 'false' }, cookie).expect(303);
    expect(await findPortalRow(db, portal.clientId)).toMatchObject({ status: 'disabled' });
    await post(app, `${here}/status`, { on: 'true' }, cookie).expect(303);
    expect(await findPortalRow(db, portal.clientId)).toMatchObject({ status: 'active' });
  });
});
