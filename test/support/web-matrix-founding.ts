// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import { signedIn, type Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** What only the manager, who asked, may do; to others the request is not there. */
const own = [303, 404, 303, 404, 404] as const;
const deciding = [303, 403, 403, 303, 403] as const;

/** How a community is asked for, by whom it is signed, and by whom it is decided. */
export function foundingPages({ founding }: WebWorld): Record<string, Row> {
  const mine = `/requests/${founding.questioned}`;
  const before = `/staff/requests/${founding.signed}`;
  return {
    'GET /requests': { path: '/requests', expected: signedIn },
    'GET /requests/new': { path: '/requests/new', expected: signedIn },
    'POST /requests/new': {
      path: '/requests/new',
      form: wish,
      expected: [303, 303, 409, 303, 303],
    },
    'GET /requests/:request': { path: mine, expected: [303, 200, 200, 303, 404] },
    'POST /requests/:request/promoters/:promoter/remind': {
      path: `${mine}/promoters/${founding.promoter}/remind`,
      form: {},
      expected: own,
    },
    'POST /requests/:request/promoters': {
      path: `${mine}/promoters`,
      form: { instead: founding.promoter, named: 'nuova@example.org' },
      expected: own,
    },
    'POST /requests/:request/answer': {
      path: `${mine}/answer`,
      form: { text: 'Il lunedì' },
      expected: own,
    },
    'POST /requests/:request/confirm': { path: `${mine}/confirm`, form: {}, expected: own },
    'POST /requests/:request/withdraw': { path: `${mine}/withdraw`, form: {}, expected: own },
    'POST /requests/:request/promotion': {
      path: `${mine}/promotion`,
      form: { answer: 'sign' },
      expected: [303, 303, 404, 404, 404],
    },
    'GET /promote/:token': {
      path: `/promote/${founding.token}`,
      expected: [200, 200, 200, 200, 200],
    },
    'POST /promote/:token': {
      path: `/promote/${founding.token}`,
      form: { answer: 'sign' },
      expected: [303, 303, 303, 303, 303],
    },
    'GET /staff/requests': { path: '/staff/requests', expected: [303, 403, 403, 200, 403] },
    'GET /staff/requests/:request': { path: before, expected: [303, 404, 404, 200, 404] },
    'POST /staff/requests/:request/ask': {
      path: `${before}/ask`,
      form: { text: 'Dove?' },
      expected: deciding,
    },
    'POST /staff/requests/:request/refuse': {
      path: `${before}/refuse`,
      form: { reason: 'Esiste già' },
      expected: deciding,
    },
    'POST /staff/requests/:request/approve': {
      path: `${before}/approve`,
      form: { slug: `approvata-${newId().slice(-12)}` },
      expected: deciding,
    },
  };
}

/** The pages of it that are walked for accessibility. */
export const foundingWalk = ({ founding }: WebWorld) =>
  [
    ['member', '/requests'],
    ['member', '/requests/new'],
    ['member', `/requests/${founding.questioned}`],
    ['manager', `/requests/${founding.questioned}`],
    ['visitor', `/promote/${founding.token}`],
    ['staff', '/staff/requests'],
    ['staff', '/staff/requests?waiting=promoters'],
    ['staff', `/staff/requests/${founding.signed}`],
    ['staff', `/staff/requests/${founding.questioned}`],
  ] as const;

const wish: Record<string, string> = {
  name: 'Radio di comunità',
  purpose: 'Fare radio insieme',
  presentation: 'Trasmissioni settimanali',
  for_whom: 'Chi ha qualcosa da dire',
  audience: 'open',
  topics: 'radio',
  province: '',
  managers: 'Io',
  promoters: 'una@example.org\ndue@example.org',
  similar_seen: 'yes',
};
