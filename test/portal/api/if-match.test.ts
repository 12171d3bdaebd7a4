// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { operations } from '../../support/portal/documented.js';
import { newId } from '../../../src/kernel/ids.js';
import { aCommunity, aStint } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { acquainted, callApi } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);

/** Questions that are too long for an address: they change nothing. */
const asking = ['/check', '/check/batch'];

describe('If-Match', () => {
  it('may be sent to all that changes something', () => {
    const changing = operations.filter(
      ({ path, method }) => method !== 'get' && !asking.includes(path),
    );
    expect(changing.length).toBeGreaterThan(9);
    for (const { operation } of changing) expect(operation.responses).toHaveProperty('412');
  });

  it('keeps from being made what nobody can have read', async () => {
    const portal = await aPortal(db);
    const community = await aCommunity(db);
    const { slug } = community;
    const by = { portal, memberId: community.managerId };
    const { own: manager } = await acquainted({ db, app }, by);
    const { own: member, sub, visitor } = await acquainted({ db, app }, { portal });
    await aStint(db, { community, memberId: visitor.memberId });
    const { slug: other } = await aCommunity(db);
    const counted = async () => {
      const tables = ['role_grant', 'invitation', 'stint', 'join_request', 'outbox'] as const;
      const rows = tables.map((table) => db.selectFrom(table).select('id').execute());
      return (await Promise.all(rows)).map(({ length }) => length);
    };
    for (const [token, path, body, status] of [
      [manager, `/communities/${slug}/role-grants`, { subject: sub, role: 'moderator' }, 201],
      [manager, `/communities/${slug}/invitations`, { email: `${newId()}@example.org` }, 201],
      [member, `/me/role-grants/${slug}`, { role: 'editor' }, 201],
      [member, `/me/memberships/${other}`, {}, 201],
    ] as const) {
      const before = await counted();
      const post = (tag: string) =>
        callApi(app, 'POST', path, { token, body, headers: { 'if-match': tag } });
      expect(await post('"read-before"')).toMatchObject({
        status: 412,
        body: { code: 'api.stale' },
      });
      expect(await counted()).toEqual(before);
      expect(await post('*')).toMatchObject({ status });
    }
  });
});
