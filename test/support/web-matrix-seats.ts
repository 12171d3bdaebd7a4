// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** Who may do what about seats. Nobody of the world represents an organisation; the staff only looks. */
export function seatPages({ ids, open }: WebWorld): Record<string, Row> {
  const theirs = `/organisations/${ids.organisation}/seats`;
  const here = `/c/${open.slug}/manage/seats`;
  const delegation = `/me/organisations/delegations/${newId()}`;
  return {
    'GET /organisations/:organisation/seats': {
      path: theirs,
      may: ['representative', 'org.verify'],
    },
    'POST /organisations/:organisation/seats': {
      path: theirs,
      form: { to: open.slug, message: '' },
      may: 'representative',
    },
    'GET /organisations/:organisation/seats/:seat': {
      path: `${theirs}/${newId()}`,
      may: ['representative', 'org.verify'],
      gets: 'seat.not_found',
    },
    'POST /organisations/:organisation/seats/:seat': {
      path: `${theirs}/${newId()}`,
      form: { act: 'give_back' },
      may: 'nobody',
      others: 'seat.not_found',
    },
    'POST /organisations/:organisation/seats/:seat/delegates': {
      path: `${theirs}/${newId()}/delegates`,
      form: { member: ids.someMember },
      may: 'nobody',
      others: 'seat.not_found',
    },
    'POST /organisations/:organisation/seats/:seat/delegates/:delegate/end': {
      path: `${theirs}/${newId()}/delegates/${newId()}/end`,
      form: {},
      may: 'nobody',
      others: 'delegate.not_found',
    },
    'GET /c/:slug/manage/seats': { path: here, may: ['membership.decide', 'membership.suspend'] },
    'POST /c/:slug/manage/seats': {
      path: here,
      form: { organisation: ids.organisation, message: '' },
      may: 'membership.decide',
    },
    'POST /c/:slug/manage/seats/:seat': {
      path: `${here}/${newId()}`,
      form: { act: 'approve' },
      may: 'nobody',
      others: 'seat.not_found',
    },
    'GET /me/organisations/delegations/:delegate': {
      path: delegation,
      may: 'nobody',
      others: 'delegate.not_found',
    },
    'POST /me/organisations/delegations/:delegate': {
      path: delegation,
      form: { answer: 'accept' },
      may: 'nobody',
      others: 'delegate.not_found',
    },
  };
}
