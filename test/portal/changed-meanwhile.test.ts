// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { later, hour, systemClock as now } from '../../src/kernel/clock.js';
import { trustId, type InvitationId, type Slug } from '../../src/kernel/ids.js';
import type { Trx } from '../../src/database/database.js';
import { renameGroup } from '../../src/membership/use-cases/groups/rename-group.js';
import {
  readdressInvitation,
  resendInvitation,
} from '../../src/membership/use-cases/inviting/manage-invitation.js';
import { invitingDeps } from '../support/builders/invitation.js';
import { actorOf, aCommunity } from '../support/builders/membership.js';
import { aPortal } from '../support/builders/portal.js';
import { untilBlocked, useDatabase } from '../support/database.js';
import { acquainted, callApi } from '../support/portal/api.js';
import { usePortalApp } from '../support/portal/app.js';
import { aManaged, aPatch } from '../support/portal/scim.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const world = { db, app };
const core = 'urn:ietf:params:scim:schemas:core:2.0';
const group = (displayName: string) => ({ schemas: [`${core}:Group`], displayName });

/** A manager changes something on a page, and a portal asks to change what it read before that is committed. */
async function meanwhile<Answer>(
  onThePage: (trx: Trx) => Promise<unknown>,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const page = await db.startTransaction().execute();
  await onThePage(page);
  const asked = ask();
  await untilBlocked(db);
  await page.commit().execute();
  return asked;
}

async function aGroup() {
  const managed = await aManaged(world);
  const created = await managed.write('POST', '/Groups', group('Lettura'));
  const path = `/Groups/${String(created.body['id'])}`;
  const headers = { 'if-match': created.headers.get('etag') ?? '' };
  const { slug, managerId } = managed.place;
  const rename = async (trx: Trx) =>
    renameGroup(
      { db: trx, now },
      { actor: actorOf(managerId), slug, group: trustId<Slug>('lettura'), name: 'Dalla pagina' },
    );
  return { ...managed, path, headers, rename };
}

describe('what a page changes between a portal’s reading and its writing', () => {
  it.each([
    ['PUT', group('Dal portale')],
    ['PATCH', aPatch({ op: 'replace', path: 'displayName', value: 'Dal portale' })],
    ['DELETE', undefined],
  ] as const)('is not written over by SCIM: %s of a group', async (method, body) => {
    const { write, read, path, headers, rename } = await aGroup();
    const answer = await meanwhile(rename, async () => write(method, path, body, headers));
    expect(answer.status).toBe(412);
    expect((await read(path)).body['displayName']).toContain('Dalla pagina');
  });

  it('is written over by SCIM where nothing was said of what was read', async () => {
    const { write, read, path, rename } = await aGroup();
    const answer = await meanwhile(rename, async () => write('PUT', path, group('Dal portale')));
    expect(answer.status).toBe(200);
    expect((await read(path)).body['displayName']).toContain('Dal portale');
  });

  it('is not written over by SCIM: an invitation that goes to another address', async () => {
    const { write, place } = await aManaged(world);
    const emails = [{ value: 'primo@example.org' }];
    const created = await write('POST', '/Users', { schemas: [`${core}:User`], emails });
    const invitationId = trustId<InvitationId>(String(created.body['id']));
    const headers = { 'if-match': created.headers.get('etag') ?? '' };
    const readdress = {
      actor: actorOf(place.managerId),
      invitationId,
      address: 'altro@example.org',
    };
    const answer = await meanwhile(
      async (trx) => readdressInvitation({ ...invitingDeps(db), db: trx, now }, readdress),
      async () => write('DELETE', `/Users/${invitationId}`, undefined, headers),
    );
    expect(answer.status).toBe(412);
  });

  it('is not undone by the API: an invitation that is sent again', async () => {
    const place = await aCommunity(db);
    const portal = await aPortal(db, { communities: [place.slug] });
    const { own: token } = await acquainted(world, { portal, memberId: place.managerId });
    const base = `/communities/${place.slug}/invitations`;
    const body = { email: 'ospite@example.org', language: 'it' };
    const sent = await callApi(app, 'POST', base, { token, body });
    const path = `${base}/${String(sent.body['id'])}`;
    const tag = (await callApi(app, 'GET', path, { token })).headers.get('etag') ?? '';
    const invitationId = trustId<InvitationId>(String(sent.body['id']));
    const inTwoHours = () => later(now(), 2 * hour);
    const again = { actor: actorOf(place.managerId), invitationId };
    const answer = await meanwhile(
      async (trx) => resendInvitation({ ...invitingDeps(db), db: trx, now: inTwoHours }, again),
      async () => callApi(app, 'DELETE', path, { token, headers: { 'if-match': tag } }),
    );
    expect(answer.status).toBe(412);
    expect((await callApi(app, 'GET', path, { token })).body).toMatchObject({ status: 'pending' });
  });
});
