// SPDX-License-Identifier: AGPL-3.0-or-later
import express from 'express';
import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { pagesOf } from '../../src/web/page-paths.js';
import { pagePathOf } from '../../src/web/request.js';

/** Pages as ours: some take their own form, some have its target below them. */
function pages() {
  const [app, inside] = [express(), express.Router()];
  const router = express.Router();
  const hasPage = pagesOf(router);
  const answer: express.RequestHandler = (req, res) => void res.send(pagePathOf(req, hasPage));
  inside.get('/c/:slug/join', answer);
  inside.post('/c/:slug/join', answer);
  router.use(inside);
  router.get('/c/:slug', answer);
  router.post('/c/:slug/follow', answer);
  router.post('/c/:slug/links/:link/end', answer);
  app.use(router);
  return request(app);
}

describe('the page that a request belongs to', () => {
  it.each([
    ['a form that goes to its own page', '/c/orti/join', '/c/orti/join'],
    ['what stands in the query', '/c/orti/join?return_to=/x/y', '/c/orti/join'],
    ['a form whose target lies below its page', '/c/orti/follow', '/c/orti'],
    ['a target some steps below', '/c/orti/links/1/end', '/c/orti'],
  ])('is found without a word of the browser: %s', async (_what, path, page) => {
    expect((await pages().post(path)).text).toBe(page);
  });

  it('is the one that the browser names, where that is ours', async () => {
    const post = (referrer: string) =>
      pages().post('/c/orti/follow').set('Host', 'piazza.example').set('Referer', referrer);
    expect((await post('http://piazza.example/c?q=orti')).text).toBe('/c?q=orti');
    expect((await post('http://other.example/c?q=orti')).text).toBe('/c/orti');
  });

  it('is itself, with its query, for what is only read', async () => {
    expect((await pages().get('/c/orti/join?as=guest')).text).toBe('/c/orti/join?as=guest');
  });
});
