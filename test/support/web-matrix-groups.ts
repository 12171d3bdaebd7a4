// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** The groups inside a community; the member is a facilitator of none, and in the group. */
export function groupPages({ open, member, ids }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}/groups`;
  const group = `${here}/formazione`;
  const managed = [303, 403, 303, 403, 403] as const;
  return {
    'GET /c/:slug/groups': { path: here, expected: [303, 200, 200, 200, 403] },
    'POST /c/:slug/groups': {
      path: here,
      form: { name: 'Ascolto', group: `ascolto-${newId().slice(-12)}` },
      expected: managed,
    },
    'GET /c/:slug/groups/:group': { path: group, expected: [303, 403, 200, 403, 403] },
    'POST /c/:slug/groups/:group/rename': {
      path: `${group}/rename`,
      form: { name: 'Formazione e ascolto' },
      expected: managed,
    },
    'POST /c/:slug/groups/:group/end': { path: `${group}/end`, form: {}, expected: managed },
    'POST /c/:slug/groups/:group/assign': {
      path: `${group}/assign`,
      form: { member: ids.someMember },
      expected: managed,
    },
    'POST /c/:slug/groups/:group/remove': {
      path: `${group}/remove`,
      form: { member: member.memberId },
      expected: managed,
    },
    'POST /c/:slug/groups/:group/leave': {
      path: `${group}/leave`,
      form: {},
      expected: [303, 303, 409, 409, 409],
    },
  };
}
