// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** Who may do what about seats. Nobody of the world represents an organisation; the staff only looks. */
export function seatPages({ ids, open }: WebWorld): Record<string, Row> {
  const theirs = `/organisations/${ids.organisation}/seats`;
  const here = `/c/${open.slug}/manage/seats`;
  const delegation = `/me/organisations/delegations/${newId()}`;
  const nobodys = [303, 404, 404, 404, 404] as const;
  const refused = [303, 403, 403, 403, 403] as const;
  return {
    'GET /organisations/:organisation/seats': {
      path: theirs,
      expected: [303, 403, 403, 200, 403],
    },
    'POST /organisations/:organisation/seats': {
      path: theirs,
      form: { to: open.slug, message: '' },
      expected: refused,
    },
    'GET /organisations/:organisation/seats/:seat': {
      path: `${theirs}/${newId()}`,
      expected: [303, 403, 403, 404, 403],
    },
    'POST /organisations/:organisation/seats/:seat': {
      path: `${theirs}/${newId()}`,
      form: { act: 'give_back' },
      expected: nobodys,
    },
    'POST /organisations/:organisation/seats/:seat/delegates': {
      path: `${theirs}/${newId()}/delegates`,
      form: { member: ids.someMember },
      expected: nobodys,
    },
    'POST /organisations/:organisation/seats/:seat/delegates/:delegate/end': {
      path: `${theirs}/${newId()}/delegates/${newId()}/end`,
      form: {},
      expected: nobodys,
    },
    'GET /c/:slug/manage/seats': { path: here, expected: [303, 403, 200, 200, 403] },
    'POST /c/:slug/manage/seats': {
      path: here,
      form: { organisation: ids.organisation, message: '' },
      expected: [303, 403, 303, 403, 403],
    },
    'POST /c/:slug/manage/seats/:seat': {
      path: `${here}/${newId()}`,
      form: { act: 'approve' },
      expected: nobodys,
    },
    'GET /me/organisations/delegations/:delegate': { path: delegation, expected: nobodys },
    'POST /me/organisations/delegations/:delegate': {
      path: delegation,
      form: { answer: 'accept' },
      expected: nobodys,
    },
  };
}
