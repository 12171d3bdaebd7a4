// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** Decisions about members, appeals, bans: who may do what. */
export function measurePages({ open, ids }: WebWorld): Record<string, Row> {
  const manage = `/c/${open.slug}/manage`;
  const member = `${manage}/members/${ids.someMember}`;
  const words = { code: 'conduct', reason: 'Messaggi offensivi' };
  const own = `/me/measures/${ids.measure}`;
  const appeal = `/staff/appeals/${ids.appeal}`;
  const decides = [303, 403, 303, 303, 403] as const;
  const staffOnly = [303, 403, 403, 303, 403] as const;
  return {
    'GET /c/:slug/manage/members/:member': { path: member, expected: [303, 403, 200, 200, 403] },
    'POST /c/:slug/manage/members/:member/suspend': {
      path: `${member}/suspend`,
      form: { ...words, days: '30' },
      expected: decides,
    },
    'POST /c/:slug/manage/members/:member/remove': {
      path: `${member}/remove`,
      form: words,
      expected: decides,
    },
    'POST /c/:slug/manage/members/:member/ban': {
      path: `${member}/ban`,
      form: { ...words, days: '' },
      expected: decides,
    },
    'GET /c/:slug/manage/measures': {
      path: `${manage}/measures`,
      expected: [303, 403, 200, 200, 403],
    },
    'POST /c/:slug/manage/measures/:measure/lift': {
      path: `${manage}/measures/${ids.measure}/lift`,
      form: { reason: 'Chiarito' },
      expected: decides,
    },
    'POST /c/:slug/manage/measures/:measure/answer': {
      path: `${manage}/measures/${ids.removal}/answer`,
      form: { answer: 'confirm' },
      expected: [303, 403, 403, 303, 403],
    },
    'POST /c/:slug/manage/measures/:measure/decline': {
      path: `${manage}/measures/${ids.removal}/decline`,
      form: { reason: 'Ci siamo spiegati' },
      expected: decides,
    },
    'GET /me/measures/:measure': { path: own, expected: [303, 404, 404, 404, 404] },
    'POST /me/measures/:measure/appeal': {
      path: `${own}/appeal`,
      form: { message: 'Non sono stata io' },
      expected: [303, 404, 404, 404, 404],
    },
    'POST /me/measures/:measure/messages/:appeal': {
      path: `${own}/messages/${ids.appeal}`,
      form: { message: 'Non sono stata io' },
      expected: [303, 403, 403, 303, 403],
    },
    'GET /staff/appeals': { path: '/staff/appeals', expected: [303, 403, 403, 200, 403] },
    'GET /staff/appeals/:appeal': { path: appeal, expected: [303, 403, 403, 200, 403] },
    'POST /staff/appeals/:appeal/messages': {
      path: `${appeal}/messages`,
      form: { message: 'Ci racconta di più?' },
      expected: staffOnly,
    },
    'POST /staff/appeals/:appeal/decide': {
      path: `${appeal}/decide`,
      form: { verdict: 'upheld', reason: 'Era un equivoco' },
      expected: staffOnly,
    },
    'GET /staff/bans': { path: '/staff/bans', expected: [303, 403, 403, 200, 403] },
    'POST /staff/members/:member/ban': {
      path: `/staff/members/${ids.someMember}/ban`,
      form: { ...words, days: '' },
      expected: staffOnly,
    },
    'POST /staff/bans/:measure/lift': {
      path: `/staff/bans/${ids.measure}/lift`,
      form: { reason: 'Chiarito' },
      expected: decides,
    },
  };
}
