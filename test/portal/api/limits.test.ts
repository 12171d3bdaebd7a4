// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { aCommunity, aGrant } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { acquainted, callApi, type ApiAnswer } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';

const database = useDatabase();
const { db } = database;
const limits = { portal: { points: 5, seconds: 60 }, person: { points: 3, seconds: 60 } };
const app = usePortalApp(database, { limits, lettersOfDay: 1 });
const piazza = { db, app };

const told = ({ status, headers }: ApiAnswer) => [
  status,
  headers.get('ratelimit-limit'),
  headers.get('ratelimit-remaining'),
];

describe('how often is too often', () => {
  it.each(['/api/v1/communities', '/scim/v2/Me'])(
    'is counted for each person through a portal, and for the portal by itself: %s',
    async (path) => {
      const { own, token, portal } = await acquainted(piazza);
      const other = await acquainted(piazza, { portal });
      const ask = (as: string) => callApi(app, 'GET', `/../..${path}`, { token: as });
      const [, , last, over] = [await ask(own), await ask(own), await ask(own), await ask(own)];
      expect(told(last)).toEqual([expect.not.stringMatching(/^429$/), '3', '0']);
      expect(last.status).not.toBe(429);
      expect(told(over)).toEqual([429, '3', '0']);
      expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(50);
      expect(told(await ask(other.own)).slice(1)).toEqual(['3', '2']);
      expect(told(await ask(token)).slice(1)).toEqual(['5', '4']);
    },
  );
});

describe('letters of invitation beyond those of a day', () => {
  it('are refused with the time to wait', async () => {
    const { own, visitor } = await acquainted(piazza);
    const community = await aCommunity(db);
    const { memberId } = visitor;
    await aGrant(db, { community, memberId, role: 'membership_manager' });
    const invite = (email: string) =>
      callApi(app, 'POST', `/communities/${community.slug}/invitations`, {
        token: own,
        body: { email },
      });
    expect((await invite('ada@example.org')).status).toBe(201);
    const full = await invite('bob@example.org');
    expect(full).toMatchObject({ status: 429, body: { code: 'invitation.day_full' } });
    const seconds = Number(full.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(86_000);
    expect(seconds).toBeLessThanOrEqual(86_400);
  });
});
