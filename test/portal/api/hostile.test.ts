// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { aCommunity } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { acquainted, callApi, type Acquaintance } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';

const database = useDatabase();
const { db } = database;
const app = usePortalApp(database);
let asking: Acquaintance;
let slug = '';

beforeAll(async () => {
  asking = await acquainted({ db, app });
  ({ slug } = await aCommunity(db));
});

const deep = `${'['.repeat(40_000)}${']'.repeat(40_000)}`;
const questionOf = (id: string, name: string) => ({
  subject: { type: 'member', id },
  action: { name },
  resource: { type: 'community', id: slug },
});

describe('a body that is nested without end', () => {
  it.each([
    ['as a whole', deep],
    ['in a field', `{"message":${deep}}`],
  ])('is refused %s, also where the request is named', async (_where, body) => {
    for (const headers of [{}, { 'idempotency-key': 'deep' }]) {
      const sent = { token: asking.own, body, headers };
      expect(await callApi(app, 'POST', `/me/memberships/${slug}`, sent)).toMatchObject({
        status: 400,
        body: { code: 'request.malformed' },
      });
    }
  });

  it('is passed over in a question where anything is taken', async () => {
    const question = JSON.stringify({ ...questionOf('nobody', 'member'), context: { a: 0 } });
    const body = question.replace('"a":0', `"a":${deep}`);
    const answer = await callApi(app, 'POST', '/check', { token: asking.token, body });
    expect(answer).toMatchObject({ status: 200, body: { decision: false } });
  });
});

describe('what is wrong', () => {
  it('is named in as many fields as the document says', async () => {
    const body = Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`field_${n}`, n]));
    const answer = await callApi(app, 'POST', '/check', { token: asking.token, body });
    expect(answer.status).toBe(400);
    expect(answer.body['fields']).toHaveLength(100);
  });

  it.each([
    'after=',
    'after=%20',
    'after=0x10',
    'after=1e3',
    'after=-0',
    'after=1.0',
    'after=9007199254740993',
    'after=1&after=2',
    'limit=',
    'limit=1e1',
    'limit=+5',
  ])('is a number in any other way of writing it than digits: %s', async (query) => {
    const answer = await callApi(app, 'GET', `/events?${query}`, { token: asking.token });
    const [field = ''] = query.split('=');
    expect(answer).toMatchObject({ status: 400, body: { fields: [field] } });
  });
});

describe('a name that is none', () => {
  it.each(['%00', 'a%00b', '%ED%A0%80', '%E2%80%AE', '%F0%9F%98%80', '%', '..%2F..'])(
    'is malformed, or of what nobody heard of: %s',
    async (name) => {
      for (const path of [
        `/members/${name}/memberships`,
        `/members/${name}/stints`,
        `/communities/${slug}/members/${name}`,
        `/communities/${name}`,
        `/communities/${slug}/members?cursor=${name}`,
        `/communities/${slug}/members?changed_since=${name}`,
        `/communities/${slug}/digest?from=${name}`,
      ]) {
        const { status } = await callApi(app, 'GET', path, { token: asking.token });
        expect([path, [400, 404].includes(status)]).toEqual([path, true]);
      }
    },
  );

  it.each([
    ['a\u0000b', 'member'],
    ['nobody', 'x\u0000'],
    ['\ud800', 'member'],
  ])('belongs nowhere: %j %j', async (id, name) => {
    const { token } = asking;
    const body = questionOf(id, name);
    const one = await callApi(app, 'POST', '/check', { token, body });
    const many = await callApi(app, 'POST', '/check/batch', {
      token,
      body: { evaluations: [body] },
    });
    for (const { status, body: said } of [one, many]) {
      expect(status === 400 || JSON.stringify(said).includes('"decision":false')).toBe(true);
    }
  });
});
