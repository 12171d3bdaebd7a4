// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** What staff write of a programme. */
export const programmeForm = {
  name_it: 'Reti locali',
  summary_it: 'Unisce le comunità.',
  description_it: '',
  name_en: '',
  summary_en: '',
  description_en: '',
  contact: '',
};

/** Who may do what on the pages of programmes. The manager of the world leads one. */
export function programmePages({ ids, byApproval }: WebWorld): Record<string, Row> {
  const staff = '/staff/programmes';
  const here = `${staff}/${ids.programme}`;
  return {
    'GET /programmes': { path: '/programmes', may: 'everybody' },
    'GET /programmes/:slug': { path: `/programmes/${ids.programme}`, may: 'everybody' },
    'GET /programmes/:slug/overview': {
      path: `/programmes/${ids.programme}/overview`,
      may: 'programme.read',
    },
    'GET /me/programmes': { path: '/me/programmes', may: 'signed in' },
    'POST /me/programmes/:grant': {
      path: `/me/programmes/${newId()}`,
      form: { answer: 'accept' },
      may: 'nobody',
      others: 'role.not_found',
    },
    'GET /staff/programmes': { path: staff, may: 'programme.edit' },
    'GET /staff/programmes/new': { path: `${staff}/new`, may: 'programme.edit' },
    'POST /staff/programmes/new': {
      path: `${staff}/new`,
      form: { ...programmeForm, slug: `programma-${newId().slice(-12)}` },
      may: 'programme.edit',
    },
    'GET /staff/programmes/:slug': { path: here, may: 'programme.edit' },
    'POST /staff/programmes/:slug': {
      path: here,
      form: { ...programmeForm, revision: '0' },
      may: 'programme.edit',
    },
    'POST /staff/programmes/:slug/communities': {
      path: `${here}/communities`,
      form: { community: byApproval.slug, act: 'add' },
      may: 'programme.edit',
    },
    'POST /staff/programmes/:slug/leads': {
      path: `${here}/leads`,
      form: { member: ids.someMember, months: '24' },
      may: 'programme.appoint',
      fresh: true,
    },
    'POST /staff/programmes/:slug/leads/:grant/end': {
      path: `${here}/leads/${newId()}/end`,
      form: {},
      may: 'nobody',
      others: 'role.not_found',
    },
  };
}
