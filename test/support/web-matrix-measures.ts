// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** Decisions about members, appeals, bans: who may do what. */
export function measurePages({ open, ids }: WebWorld): Record<string, Row> {
  const manage = `/c/${open.slug}/manage`;
  const member = `${manage}/members/${ids.someMember}`;
  const words = { code: 'conduct', reason: 'Messaggi offensivi' };
  const own = `/me/measures/${ids.measure}`;
  const appeal = `/staff/appeals/${ids.appeal}`;
  return {
    'GET /c/:slug/manage/members/:member': {
      path: member,
      may: ['membership.decide', 'membership.suspend'],
    },
    'POST /c/:slug/manage/members/:member/suspend': {
      path: `${member}/suspend`,
      form: { ...words, days: '30' },
      may: 'membership.suspend',
      fresh: true,
    },
    'POST /c/:slug/manage/members/:member/remove': {
      path: `${member}/remove`,
      form: words,
      may: 'membership.remove',
      fresh: true,
    },
    'POST /c/:slug/manage/members/:member/ban': {
      path: `${member}/ban`,
      form: { ...words, days: '' },
      may: 'membership.ban',
      fresh: true,
    },
    'GET /c/:slug/manage/measures': {
      path: `${manage}/measures`,
      may: ['membership.decide', 'membership.suspend'],
    },
    'POST /c/:slug/manage/measures/:measure/lift': {
      path: `${manage}/measures/${ids.measure}/lift`,
      form: { reason: 'Chiarito' },
      may: 'membership.suspend',
      fresh: true,
    },
    'POST /c/:slug/manage/measures/:measure/answer': {
      path: `${manage}/measures/${ids.removal}/answer`,
      form: { answer: 'confirm' },
      may: 'membership.remove',
      fresh: true,
      but: { 'measure.needs_second': 'the manager concerned' },
    },
    'POST /c/:slug/manage/measures/:measure/decline': {
      path: `${manage}/measures/${ids.removal}/decline`,
      form: { reason: 'Ci siamo spiegati' },
      may: 'membership.remove',
      fresh: true,
    },
    'GET /me/measures/:measure': { path: own, may: 'nobody', others: 'measure.not_found' },
    'POST /me/measures/:measure/appeal': {
      path: `${own}/appeal`,
      form: { message: 'Non sono stata io' },
      may: 'nobody',
      others: 'measure.not_found',
    },
    'POST /me/measures/:measure/messages/:appeal': {
      path: `${own}/messages/${ids.appeal}`,
      form: { message: 'Non sono stata io' },
      may: 'appeal.decide',
    },
    'GET /staff/appeals': { path: '/staff/appeals', may: 'appeal.decide' },
    'GET /staff/appeals/:appeal': { path: appeal, may: 'appeal.decide' },
    'POST /staff/appeals/:appeal/messages': {
      path: `${appeal}/messages`,
      form: { message: 'Ci racconta di più?' },
      may: 'appeal.decide',
    },
    'POST /staff/appeals/:appeal/decide': {
      path: `${appeal}/decide`,
      form: { verdict: 'upheld', reason: 'Era un equivoco' },
      may: 'appeal.decide',
      fresh: true,
    },
    'GET /staff/bans': { path: '/staff/bans', may: 'person.ban' },
    'POST /staff/members/:member/ban': {
      path: `/staff/members/${ids.someMember}/ban`,
      form: { ...words, days: '' },
      may: 'person.ban',
      fresh: true,
    },
    'POST /staff/bans/:measure/lift': {
      path: `/staff/bans/${ids.measure}/lift`,
      form: { reason: 'Chiarito' },
      may: 'membership.suspend',
      fresh: true,
    },
  };
}
