// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { errors } from 'oidc-provider';
import type { Db } from '../../../src/database/database.js';
import { hour, later, systemClock } from '../../../src/kernel/clock.js';
import { randomToken } from '../../../src/kernel/tokens.js';
import { createAdapterFactory } from '../../../src/portal/oidc/adapter.js';
import { sweepExpired } from '../../../src/portal/use-cases/sweep.js';
import { untilBlocked, useDatabase } from '../../support/database.js';
import { aPortal, testBox } from '../../support/builders/portal.js';
import { usePortalApp } from '../../support/portal/app.js';
import { answered, aVisitor, visit } from '../../support/portal/visit.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
const adaptersOn = (on: Db) =>
  createAdapterFactory({
    db: on,
    now: systemClock,
    issuer: 'https://piazza.example/oidc',
    box: testBox,
    findClient: async () => undefined,
  });
const adapters = adaptersOn(db);

describe('the provider’s storage', () => {
  it('holds no code, token or session by which anybody could act', async () => {
    const visitor = await aVisitor({ db, app });
    const { answer, tokens } = await visit(app, await aPortal(db), visitor);
    const rows = await db.selectFrom('oidc_artifact').selectAll().execute();
    const everything = JSON.stringify(rows) + rows.map((row) => row.id_hash.toString()).join(' ');
    const secrets = [
      answered(answer)['code'] ?? '',
      tokens.access_token,
      tokens.refresh_token ?? '',
      ...visitor.browser.cookies('/oidc/auth').flatMap(({ value }) => value),
    ];
    expect(rows.length).toBeGreaterThan(3);
    expect(secrets.every((secret) => secret.length > 20)).toBe(true);
    for (const secret of secrets) expect(everything).not.toContain(secret);
  });

  it('gives back what was stored, with its identifier', async () => {
    const tokens = adapters('RefreshToken');
    await tokens.upsert('the-id', { jti: 'the-id', kind: 'RefreshToken', scope: 'openid' }, 60);
    expect(await tokens.find('the-id')).toMatchObject({ jti: 'the-id', scope: 'openid' });
    await tokens.destroy('the-id');
    expect(await tokens.find('the-id')).toBeUndefined();
  });

  const present = async (on: Db, id: string) =>
    adaptersOn(on)('ReplayDetection').upsert(id, { kind: 'ReplayDetection' }, 60);

  it('remembers what was presented once, also to whom it is presented in the same moment', async () => {
    const id = randomToken();
    const winner = await db.startTransaction().execute();
    await present(winner, id);
    const loser = expect(present(db, id)).rejects.toBeInstanceOf(errors.InvalidGrant);
    await untilBlocked(db);
    await winner.commit().execute();
    await loser;
    await expect(present(db, id)).rejects.toBeInstanceOf(errors.InvalidGrant);
  });

  it('takes from the second what the first did not come to present', async () => {
    const id = randomToken();
    const broken = await db.startTransaction().execute();
    await present(broken, id);
    const second = present(db, id);
    await untilBlocked(db);
    await broken.rollback().execute();
    await expect(second).resolves.toBeUndefined();
  });

  it('keeps the portals of both of two tabs that finish together', async () => {
    const tab = async (on: Db, jti: string, portal: string) =>
      adaptersOn(on)('Session').upsert(
        jti,
        {
          jti,
          kind: 'Session',
          uid: 'one-session',
          accountId: 'someone',
          authorizations: { [portal]: { sid: portal, grantId: portal } },
        },
        60,
      );
    const first = await db.startTransaction().execute();
    await tab(first, 'first', 'a');
    const second = tab(db, 'second', 'b');
    await untilBlocked(db);
    await first.commit().execute();
    await second;
    const session = await adapters('Session').findByUid('one-session');
    expect(
      Object.keys(session?.authorizations ?? {}).toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['a', 'b']);
  });

  it('does not mix the portals of two people who follow each other', async () => {
    const sessions = adapters('Session');
    const stored = { kind: 'Session', uid: 'followed' } as const;
    const portals = (name: string) => ({ [name]: { sid: name } });
    await sessions.upsert('x', { ...stored, accountId: 'one', authorizations: portals('a') }, 60);
    await sessions.upsert('y', { ...stored, accountId: 'two', authorizations: portals('b') }, 60);
    expect(await sessions.findByUid('followed')).toMatchObject({ authorizations: portals('b') });
    expect(Object.keys((await sessions.findByUid('followed'))?.authorizations ?? {})).toEqual([
      'b',
    ]);
  });

  it('ends all tokens of a grant at once, and others not', async () => {
    const tokens = adapters('AccessToken');
    await tokens.upsert('t1', { kind: 'AccessToken', grantId: 'g1' }, 60);
    await tokens.upsert('t2', { kind: 'AccessToken', grantId: 'g1' }, 60);
    await tokens.upsert('t3', { kind: 'AccessToken', grantId: 'g2' }, 60);
    await tokens.revokeByGrantId('g1');
    for (const ended of ['t1', 't2']) expect(await tokens.find(ended)).toBeUndefined();
    expect(await tokens.find('t3')).toBeDefined();
  });

  it('is swept of what expired an hour ago, and of nothing younger', async () => {
    const tokens = adapters('AccessToken');
    await tokens.upsert('old', { kind: 'AccessToken' }, 60);
    await tokens.upsert('young', { kind: 'AccessToken' }, 3_600);
    await sweepExpired({ db, now: () => later(new Date(), hour + 120_000) });
    expect(await tokens.find('old')).toBeUndefined();
    expect(await tokens.find('young')).toBeDefined();
  });
});
