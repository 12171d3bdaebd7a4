// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { Router } from 'express';
import request from 'supertest';
import { bareApp } from '../support/bare-app.js';

const answer = Router().get(['/api/v1/thing', '/scim/v2/thing', '/page'], (_req, res) => {
  res.send('ok');
});
const headersOf = async (path: string) => {
  const app = bareApp({ origin: 'https://piazza.example', open: [answer] });
  return (await request(app).get(path)).headers;
};

it.each(['/api/v1/thing', '/API/v1/thing', '/scim/v2/thing', '/api/v1/nothing'])(
  'keeps a browser from making anything of the answer to a program: %s',
  async (path) => {
    expect(await headersOf(path)).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    });
  },
);

it('answers a program that fails with a problem, however the path is written', async () => {
  const headers = await headersOf('/API/V1/nothing');
  expect(headers['content-type']).toContain('application/problem+json');
});

it('says of a page what its document may do', async () => {
  expect(await headersOf('/page')).toMatchObject({
    'content-security-policy': expect.stringContaining("form-action 'self'"),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'referrer-policy': 'same-origin',
    'strict-transport-security': expect.stringContaining('max-age='),
  });
});
