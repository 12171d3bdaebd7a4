// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { Router } from 'express';
import request from 'supertest';
import { PiazzaError } from '../src/kernel/errors.js';
import { bareApp } from './support/bare-app.js';

const failing = (error: unknown): Router =>
  Router()
    .get('/fails', () => {
      throw error;
    })
    .get('/api/fails', async () => {
      throw error;
    });

const echo = (): Router =>
  Router().post('/echo', (req, res) => {
    res.json(req.body);
  });

describe('the application', () => {
  it('answers a browser with a page in its language and a program with a problem document', async () => {
    const app = bareApp();
    const page = await request(app).get('/nowhere').set('Accept', 'text/html').expect(404);
    expect(page.text).toContain('Questa pagina non esiste');
    expect(page.text).toContain(page.headers['x-request-id']);

    const english = await request(app).get('/nowhere?lang=en').set('Accept', 'text/html');
    expect(english.text).toContain('This page does not exist');

    const problem = await request(app)
      .get('/nowhere')
      .set('Accept', 'application/json')
      .expect(404);
    expect(problem.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(problem.text)).toMatchObject({
      status: 404,
      title: 'Not Found',
      code: 'page.not_found',
      instance: `urn:uuid:${problem.headers['x-request-id']}`,
    });
  });

  it('tells machine interfaces in their own form, whatever they accept', async () => {
    const app = bareApp({ crossSite: [failing(new PiazzaError('right.missing'))] });
    const answer = await request(app).get('/api/fails').set('Accept', 'text/html').expect(403);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('says nothing of an unforeseen failure beyond its code', async () => {
    const app = bareApp({ pages: [failing(new Error('password hunter2 at /srv/piazza'))] });
    for (const accept of ['text/html', 'application/json']) {
      const answer = await request(app).get('/fails').set('Accept', accept).expect(500);
      expect(answer.text).not.toMatch(/hunter2|srv|Error:/);
    }
  });

  it('calls a database that is gone an interruption, not a fault', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    await request(bareApp({ pages: [failing(refused)] }))
      .get('/fails')
      .expect(503);
  });

  it('refuses a form that another site sent, before it is read', async () => {
    const app = bareApp({ pages: [echo()] });
    const send = () => request(app).post('/echo').type('form').send('a=1');
    await send().set('Sec-Fetch-Site', 'same-origin').expect(200, { a: '1' });
    await send().set('Sec-Fetch-Site', 'none').expect(200);
    await send().set('Sec-Fetch-Site', 'cross-site').expect(403);
    await send().set('Sec-Fetch-Site', 'same-site').expect(403);
    await send().set('Origin', 'http://localhost:3000').expect(200);
    await send().set('Origin', 'http://localhost:3001').expect(403);
    await send().expect(403);
    await send()
      .set('Sec-Fetch-Site', 'cross-site')
      .set('Origin', 'http://localhost:3000')
      .expect(403);
  });

  it('lets through what is cross-site by nature', async () => {
    const app = bareApp({ crossSite: [echo()] });
    await request(app).post('/echo').set('Sec-Fetch-Site', 'cross-site').expect(200);
  });

  it('caps forms at 20 kB', async () => {
    const app = bareApp({ pages: [echo()] });
    const answer = await request(app)
      .post('/echo')
      .set('Sec-Fetch-Site', 'same-origin')
      .set('Accept', 'application/json')
      .type('form')
      .send(`a=${'x'.repeat(21_000)}`)
      .expect(413);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'request.too_large' });
  });

  it('calls an address that cannot be decoded malformed', async () => {
    const answer = await request(bareApp({ pages: [Router().get('/c/:slug', () => undefined)] }))
      .get('/c/%E0%A4%A')
      .set('Accept', 'application/json')
      .expect(400);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'request.malformed' });
  });

  it('sends strict headers with every answer, and keeps nothing personal in caches', async () => {
    const { headers } = await request(bareApp()).get('/nowhere');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
    const secure = await request(bareApp({ origin: 'https://piazza.example' })).get('/nowhere');
    expect(secure.headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
  });

  it('keeps no connection while it drains', async () => {
    const answer = await request(bareApp({ isDraining: () => true })).get('/nowhere');
    expect(answer.headers['connection']).toBe('close');
  });
});
