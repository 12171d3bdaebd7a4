// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** What the routes of roles answer: on a community's pages, on one's own, on the staff's. */
export const rolePages = (world: WebWorld): Record<string, Row> => ({
  ...inCommunities(world),
  ...ofOneself(world),
});

function inCommunities({ open, ids }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}`;
  const offer = { member: ids.someMember, role: 'observer' };
  return {
    'POST /c/:slug/propose': {
      path: `${here}/propose`,
      form: { role: 'moderator', message: 'Posso dare una mano.' },
      may: 'role.propose',
      others: 'membership.not_member',
      besides: { 'right.missing': ['member, suspended', 'manager, suspended'] },
      but: { 'role.already_held': 'moderator' },
    },
    'GET /c/:slug/manage/roles': {
      path: `${here}/manage/roles`,
      may: ['membership.decide', 'role.offer:manager'],
    },
    'POST /c/:slug/manage/roles/in-use': {
      path: `${here}/manage/roles/in-use`,
      form: { editor: 'yes' },
      may: 'community.edit_policy',
    },
    'POST /c/:slug/manage/roles/:grant/renewal': {
      path: `${here}/manage/roles/${ids.role}/renewal`,
      form: {},
      may: ['role.offer:editor', 'the person concerned'],
      gets: 'role.not_renewable',
      fresh: true,
    },
    'POST /c/:slug/manage/roles/:grant/renewal/answer': {
      path: `${here}/manage/roles/${ids.role}/renewal/answer`,
      form: { answer: 'accept' },
      may: ['role.offer:editor', 'the person concerned'],
      gets: 'role.answered',
    },
    'POST /c/:slug/manage/offers': {
      path: `${here}/manage/offers`,
      form: offer,
      may: 'role.offer:observer',
      fresh: true,
    },
    'POST /c/:slug/manage/offers/:grant/withdraw': {
      path: `${here}/manage/offers/${ids.offer}/withdraw`,
      form: {},
      may: 'role.offer:facilitator',
    },
    'POST /c/:slug/manage/proposals/:grant': {
      path: `${here}/manage/proposals/${ids.proposal}`,
      form: { answer: 'accept' },
      may: 'role.accept_proposal:co_manager',
      fresh: true,
    },
    'POST /c/:slug/manage/roles/:grant/revoke': {
      path: `${here}/manage/roles/${ids.role}/revoke`,
      form: { reason: 'Non si è più visto.' },
      may: 'role.revoke:editor',
      fresh: true,
    },
  };
}

function ofOneself({ ids }: WebWorld): Record<string, Row> {
  return {
    'POST /me/offers/:grant': {
      path: `/me/offers/${ids.offer}`,
      form: { answer: 'accept' },
      may: 'the person concerned',
      others: 'role.not_found',
    },
    'POST /me/roles/:grant/resign': {
      path: `/me/roles/${ids.role}/resign`,
      form: {},
      may: 'the person concerned',
      others: 'role.not_found',
    },
    'POST /me/roles/:grant/renewal': {
      path: `/me/roles/${ids.role}/renewal`,
      form: {},
      may: ['role.offer:editor', 'the person concerned'],
      gets: 'role.not_renewable',
      fresh: true,
    },
    'POST /me/roles/:grant/renewal/answer': {
      path: `/me/roles/${ids.role}/renewal/answer`,
      form: { answer: 'accept' },
      may: ['role.offer:editor', 'the person concerned'],
      gets: 'role.answered',
    },
    'POST /me/proposals/:grant/withdraw': {
      path: `/me/proposals/${ids.proposal}/withdraw`,
      form: {},
      may: 'role.offer:co_manager',
      gets: 'role.answered',
    },
  };
}
