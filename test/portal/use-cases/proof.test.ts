// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { systemClock } from '../../../src/kernel/clock.js';
import { trustId, type ClientId } from '../../../src/kernel/ids.js';
import { secretPurpose } from '../../../src/portal/domain/client-secret.js';
import { addPortal } from '../../../src/portal/use-cases/add-portal.js';
import { applyPortal } from '../../../src/portal/use-cases/apply-portal.js';
import { renewSecret } from '../../../src/portal/use-cases/change-portal.js';
import { editPortal } from '../../../src/portal/use-cases/edit-portal.js';
import { planPortals } from '../../../src/portal/use-cases/plan-portals.js';
import { findPortal } from '../../../src/portal/use-cases/portals.js';
import { keepPortals } from '../../../src/portal/use-cases/register-portal.js';
import { aMember } from '../../support/builders/identity.js';
import { aPortal, testBox, testGround } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { keeping } from '../../support/portal/webhooks.js';

const { db } = useDatabase();
const deps = keeping(db);
const by = (method: string, rest: object = {}) => ({
  metadata: { token_endpoint_auth_method: method, ...rest },
});
const jwks = { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }] };
const keys = { jwks_uri: 'https://portale.example/jwks' };
const secretsOf = async (clientId: ClientId) => {
  const { sealedSecret, formerSecret } = (await findPortal(db, clientId)) ?? {};
  return { has: sealedSecret !== undefined, former: formerSecret !== undefined };
};

describe('how a portal proves itself', () => {
  it.each([
    [by('private_key_jwt'), 'portal.keys_needed', 'metadata.jwks'],
    [by('private_key_jwt', { jwks, ...keys }), 'portal.keys_needed', 'metadata.jwks'],
    [by('private_key_jwt', { jwks: { keys: [] } }), 'portal.keys_needed', 'metadata.jwks'],
    [
      by('private_key_jwt', { jwks_uri: 'http://altro.example/' }),
      'portal.address_refused',
      'metadata.jwks_uri',
    ],
    [by('client_secret_jwt'), 'portal.auth_method_unknown', 'metadata.token_endpoint_auth_method'],
    [{ ...by('none'), pkceRequired: false }, 'portal.pkce_needed', 'pkceRequired'],
  ])('%j fits in no way by which it is said', async (said, code, field) => {
    const { clientId } = await aPortal(db);
    const refusal = { code, context: { field } };
    await expect(editPortal(deps, { clientId, said })).rejects.toMatchObject(refusal);
    const about = { name: 'A', controller: 'B', redirectUris: ['https://ok.example/a'], ...said };
    const add = addPortal(deps, { clientId: trustId(`${clientId}-bis`), said: about });
    await expect(add).rejects.toMatchObject(refusal);
    const asked = { wanted: { [clientId]: said }, prune: false, communities: [] };
    const [plan] = await planPortals(deps, { ...asked, ground: testGround });
    expect(plan).toMatchObject({ refusal: code, field });
  });

  it.each([
    [by('client_secret_basic'), 'portal.secret_needed'],
    [{ ...by('none'), secret: 's'.repeat(40) }, 'portal.secret_unused'],
  ])('%j of a file fits the secret that is there', async (said, code) => {
    const { clientId } = await aPortal(db, by('none'));
    const asked = { wanted: { [clientId]: said }, prune: false, communities: [] };
    const [plan] = await planPortals(deps, { ...asked, ground: testGround });
    expect(plan).toMatchObject({ refusal: code, field: 'secret' });
  });

  it.each([
    ['a secret', "metadata = '{}', secret = null, pkce_required = false"],
    [
      'a secret, said',
      `metadata = '{"token_endpoint_auth_method":"client_secret_post"}', secret = null`,
    ],
    ['a key', `metadata = '{"token_endpoint_auth_method":"private_key_jwt"}', secret = null`],
    ['no secret beside', `metadata = '{"token_endpoint_auth_method":"none"}'`],
    ['a known method', `metadata = '{"token_endpoint_auth_method":"client_secret_jwt"}'`],
    ['one place for keys', `metadata = '{"jwks":{},"jwks_uri":"https://x"}'`],
  ])('has %s, or the database refuses it', async (_what, set) => {
    const { clientId } = await aPortal(db);
    const change = sql`update portal set ${sql.raw(set)} where client_id = ${clientId}`;
    await expect(change.execute(db)).rejects.toMatchObject({ code: '23514' });
  });

  it('is a secret only where one is presented', async () => {
    const about = { name: 'A', controller: 'B', redirectUris: ['https://ok.example/a'] };
    const said = { ...about, ...by('private_key_jwt', keys) };
    expect(await addPortal(deps, { clientId: trustId('firma'), said })).toEqual({});
    expect(await secretsOf(trustId('firma'))).toEqual({ has: false, former: false });
  });
});

describe('a portal in use that proves itself in another way', () => {
  it('presents its secret some days more, and then none; a new one is drawn where it turns back', async () => {
    const { clientId } = await aPortal(db);
    await editPortal(deps, { clientId, said: by('private_key_jwt', keys) });
    expect(await secretsOf(clientId)).toEqual({ has: false, former: true });
    const { secret } = await editPortal(deps, { clientId, said: by('client_secret_post') });
    const { sealedSecret } = (await findPortal(db, clientId)) ?? {};
    expect(testBox.open(secretPurpose, sealedSecret ?? Buffer.alloc(0)).toString()).toBe(secret);
    expect(await secretsOf(clientId)).toEqual({ has: true, former: true });
  });

  it('waits until an overlap is over: it may use either secret', async () => {
    const { clientId } = await aPortal(db);
    await renewSecret(deps, { clientId });
    const edit = editPortal(deps, { clientId, said: by('none') });
    await expect(edit).rejects.toMatchObject({ code: 'portal.secret_overlaps' });
    expect(await secretsOf(clientId)).toEqual({ has: true, former: true });
  });

  it('loses its secret at once where a file says so, which the plan tells', async () => {
    const { clientId } = await aPortal(db);
    const wanted = by('none');
    const asked = { wanted: { [clientId]: wanted }, prune: false, communities: [] };
    const [plan] = await planPortals(deps, { ...asked, ground: testGround });
    const planned = plan?.changes ?? [];
    expect(planned).toContainEqual({ field: 'secret', from: '(kept)', to: null });
    await applyPortal(deps, { actor: await aMember(db), clientId, wanted, planned });
    expect(await secretsOf(clientId)).toEqual({ has: false, former: false });
  });

  it('loses its secret at once where the configuration takes it away', async () => {
    const portal = await aPortal(db);
    const said = { ...portal, ...by('private_key_jwt', keys), secret: undefined };
    await keepPortals({ db, now: systemClock, box: testBox }, [said]);
    expect(await secretsOf(portal.clientId)).toEqual({ has: false, former: false });
  });
});
