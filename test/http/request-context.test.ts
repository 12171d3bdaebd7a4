// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { Router } from 'express';
import request from 'supertest';
import { bareApp } from '../support/bare-app.js';

const app = bareApp({
  pages: [
    Router().get(['/language', '/sign-in', '/sign-input'], (req, res) => {
      res.send(req.locale);
    }),
  ],
});
const languageOf = async (headers: Record<string, string>, path = '/language') =>
  (await request(app).get(path).set(headers)).text;

describe('the language of a request', () => {
  it('is Italian where nothing else is asked for', async () => {
    expect(await languageOf({})).toBe('it');
    expect(await languageOf({ 'Accept-Language': 'fr, de;q=0.8' })).toBe('it');
  });

  it('follows the browser, which a remembered choice beats, which the address beats', async () => {
    const browser = { 'Accept-Language': 'en-GB, it;q=0.5' };
    expect(await languageOf(browser)).toBe('en');
    expect(await languageOf({ ...browser, Cookie: 'lang=it' })).toBe('it');
    expect(await languageOf({ ...browser, Cookie: 'lang=it' }, '/language?lang=en')).toBe('en');
  });

  it('is what a portal asks for on the way to it only, for who chose none', async () => {
    const asked = { 'Accept-Language': 'it', Cookie: 'lang_asked=en' };
    expect(await languageOf(asked, '/sign-in?portal=one')).toBe('en');
    expect(await languageOf(asked, '/sign-input')).toBe('it');
    expect(await languageOf(asked)).toBe('it');
    expect(await languageOf({ Cookie: 'lang_asked=en; lang=it' }, '/sign-in')).toBe('it');
  });

  it('is remembered when chosen, and only as one that exists', async () => {
    const chosen = await request(app).get('/language?lang=en');
    expect(chosen.headers['set-cookie']?.[0]).toMatch(/^lang=en; .*HttpOnly; SameSite=Lax/);
    const nonsense = await request(app).get('/language?lang=%0d%0aX-Evil:1');
    expect(nonsense.headers['set-cookie']).toBeUndefined();
    expect(await languageOf({ Cookie: 'lang=%zz' })).toBe('it');
  });
});

it('gives each request an id of its own', async () => {
  const ids = await Promise.all(
    [1, 2].map(async () => (await request(app).get('/language')).headers['x-request-id']),
  );
  expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(ids[0]).not.toBe(ids[1]);
});
