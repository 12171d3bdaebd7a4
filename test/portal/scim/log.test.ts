// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { errorStatus } from '../../../src/compose/error-status.js';
import { PiazzaError } from '../../../src/kernel/errors.js';
import { scimErrors } from '../../../src/portal/scim/errors.js';
import { bareApp } from '../../support/bare-app.js';

it('what is not offered is refused, and is no error of ours in the log', async () => {
  const levels: number[] = [];
  const write = (line: string) => void levels.push(JSON.parse(line).level);
  const router = express.Router();
  router.post('/Bulk', () => {
    throw new PiazzaError('scim.not_supported');
  });
  router.use(scimErrors(errorStatus));
  const app = bareApp({ logger: pino({ level: 'info' }, { write }), open: [router] });
  await request(app).post('/Bulk').expect(501);
  expect(Math.max(...levels)).toBe(30);
});
