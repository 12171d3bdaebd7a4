// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './web-matrix.js';
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
      expected: [303, 303, 303, 409, 409],
    },
    'GET /c/:slug/manage/roles': {
      path: `${here}/manage/roles`,
      expected: [303, 403, 200, 200, 403],
    },
    'POST /c/:slug/manage/roles/in-use': {
      path: `${here}/manage/roles/in-use`,
      form: { editor: 'yes' },
      expected: [303, 403, 303, 403, 403],
    },
    'POST /c/:slug/manage/roles/:grant/renewal': {
      path: `${here}/manage/roles/${ids.role}/renewal`,
      form: {},
      expected: [303, 409, 409, 403, 403],
    },
    'POST /c/:slug/manage/roles/:grant/renewal/answer': {
      path: `${here}/manage/roles/${ids.role}/renewal/answer`,
      form: { answer: 'accept' },
      expected: [303, 409, 409, 403, 403],
    },
    'POST /c/:slug/manage/offers': {
      path: `${here}/manage/offers`,
      form: offer,
      expected: [303, 403, 303, 303, 403],
    },
    'POST /c/:slug/manage/offers/:grant/withdraw': {
      path: `${here}/manage/offers/${ids.offer}/withdraw`,
      form: {},
      expected: [303, 403, 303, 403, 403],
    },
    'POST /c/:slug/manage/proposals/:grant': {
      path: `${here}/manage/proposals/${ids.proposal}`,
      form: { answer: 'accept' },
      expected: [303, 403, 303, 303, 403],
    },
    'POST /c/:slug/manage/roles/:grant/revoke': {
      path: `${here}/manage/roles/${ids.role}/revoke`,
      form: {},
      expected: [303, 403, 303, 303, 403],
    },
  };
}

function ofOneself({ ids }: WebWorld): Record<string, Row> {
  const own = [303, 303, 404, 404, 404] as const;
  return {
    'POST /me/offers/:grant': {
      path: `/me/offers/${ids.offer}`,
      form: { answer: 'accept' },
      expected: own,
    },
    'POST /me/roles/:grant/resign': {
      path: `/me/roles/${ids.role}/resign`,
      form: {},
      expected: own,
    },
    'POST /me/roles/:grant/renewal': {
      path: `/me/roles/${ids.role}/renewal`,
      form: {},
      expected: [303, 409, 409, 403, 403],
    },
    'POST /me/roles/:grant/renewal/answer': {
      path: `/me/roles/${ids.role}/renewal/answer`,
      form: { answer: 'accept' },
      expected: [303, 409, 409, 403, 403],
    },
    'POST /me/proposals/:grant/withdraw': {
      path: `/me/proposals/${ids.proposal}/withdraw`,
      form: {},
      expected: [303, 403, 409, 409, 403],
    },
  };
}
