// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** The groups inside a community; the member is a facilitator of none, and in the group. */
export function groupPages({ open, member, ids }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}/groups`;
  const group = `${here}/formazione`;
  return {
    'GET /c/:slug/groups': { path: here, may: 'community.read' },
    'POST /c/:slug/groups': {
      path: here,
      form: { name: 'Ascolto', group: `ascolto-${newId().slice(-12)}` },
      may: 'group.create',
    },
    'GET /c/:slug/groups/:group': { path: group, may: 'group.assign' },
    'POST /c/:slug/groups/:group/rename': {
      path: `${group}/rename`,
      form: { name: 'Formazione e ascolto' },
      may: 'group.edit',
    },
    'POST /c/:slug/groups/:group/end': { path: `${group}/end`, form: {}, may: 'group.edit' },
    'POST /c/:slug/groups/:group/assign': {
      path: `${group}/assign`,
      form: { member: ids.someMember },
      may: 'group.assign',
    },
    'POST /c/:slug/groups/:group/remove': {
      path: `${group}/remove`,
      form: { member: member.memberId },
      may: 'group.assign',
    },
    'POST /c/:slug/groups/:group/leave': {
      path: `${group}/leave`,
      form: {},
      may: 'the person concerned',
      others: 'group.not_in',
    },
  };
}
