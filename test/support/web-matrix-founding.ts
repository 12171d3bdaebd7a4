// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** What only the manager, who asked, may do; to others the request is not there. */

/** How a community is asked for, by whom it is signed, and by whom it is decided. */
export function foundingPages({ founding }: WebWorld): Record<string, Row> {
  const mine = `/requests/${founding.questioned}`;
  const before = `/staff/requests/${founding.signed}`;
  return {
    'GET /requests': { path: '/requests', may: 'signed in' },
    'GET /requests/new': { path: '/requests/new', may: 'signed in', from: 'low' },
    'POST /requests/new': {
      path: '/requests/new',
      form: wish,
      may: 'signed in',
      from: 'low',
      but: { 'community_request.already_open': 'the manager concerned' },
    },
    'GET /requests/:request': {
      path: mine,
      may: ['the manager concerned', 'the person concerned', 'community.approve'],
      others: 'community_request.not_found',
      but: { '303': 'community.approve' },
    },
    'POST /requests/:request/promoters/:promoter/remind': {
      path: `${mine}/promoters/${founding.promoter}/remind`,
      form: {},
      may: 'the manager concerned',
      others: 'community_request.not_found',
    },
    'POST /requests/:request/promoters': {
      path: `${mine}/promoters`,
      form: { instead: founding.promoter, named: 'nuova@example.org' },
      may: 'the manager concerned',
      others: 'community_request.not_found',
    },
    'POST /requests/:request/answer': {
      path: `${mine}/answer`,
      form: { text: 'Il lunedì' },
      may: 'the manager concerned',
      others: 'community_request.not_found',
    },
    'POST /requests/:request/withdraw': {
      path: `${mine}/withdraw`,
      form: {},
      may: 'the manager concerned',
      others: 'community_request.not_found',
    },
    'POST /requests/:request/confirm': {
      path: `${mine}/confirm`,
      form: {},
      may: 'the manager concerned',
      others: 'community_request.not_found',
      idle: true,
    },
    'POST /requests/:request/promotion': {
      path: `${mine}/promotion`,
      form: { answer: 'sign' },
      may: 'the person concerned',
      others: 'promoter.not_found',
    },
    'GET /promote/:token': {
      path: `/promote/${founding.token}`,
      may: 'everybody',
    },
    'POST /promote/:token': {
      path: `/promote/${founding.token}`,
      form: { answer: 'sign' },
      may: 'signed in',
      from: 'low',
    },
    'GET /staff/requests': { path: '/staff/requests', may: 'community.approve' },
    'GET /staff/requests/:request': {
      path: before,
      may: 'community.approve',
      others: 'community_request.not_found',
    },
    'POST /staff/requests/:request/ask': {
      path: `${before}/ask`,
      form: { text: 'Dove?' },
      may: 'community.approve',
    },
    'POST /staff/requests/:request/refuse': {
      path: `${before}/refuse`,
      form: { reason: 'Esiste già' },
      may: 'community.approve',
    },
    'POST /staff/requests/:request/approve': {
      path: `${before}/approve`,
      form: { slug: `approvata-${newId().slice(-12)}` },
      may: 'community.approve',
      fresh: true,
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
