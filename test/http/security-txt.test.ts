// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import request from 'supertest';
import { robotsTxt } from '../../src/http/robots-txt.js';
import { securityTxt } from '../../src/http/security-txt.js';
import { bareApp } from '../support/bare-app.js';

it('says where to report a weakness, for the next half year', async () => {
  const now = () => new Date('2026-11-22T10:20:30Z');
  const contact = 'security@region.example';
  const app = bareApp({ open: [securityTxt({ contact, origin: 'https://piazza.example', now })] });
  const { text } = await request(app).get('/.well-known/security.txt').expect(200);
  expect(text).toContain('Contact: mailto:security@region.example\n');
  expect(text).toContain('Expires: 2027-05-21T00:00:00.000Z\n');
  expect(text).toContain('Canonical: https://piazza.example/.well-known/security.txt\n');
});

it('robots.txt keeps search engines from what programs call, and from no page that says noindex', async () => {
  const app = bareApp({ open: [robotsTxt()] });
  const { text } = await request(app).get('/robots.txt').expect(200);
  expect(text).toMatch(/^User-agent: \*\nDisallow: \/api\/\n/);
  expect(text).not.toMatch(/Disallow: \/(c|sign-in)?\/?\n/);
});
