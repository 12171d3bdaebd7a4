// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './web-matrix.js';
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
  const everybody = [200, 200, 200, 200, 200] as const;
  const reads = [303, 403, 403, 200, 403] as const;
  const writes = [303, 403, 403, 303, 403] as const;
  const nobodys = [303, 404, 404, 404, 404] as const;
  const staff = '/staff/programmes';
  const here = `${staff}/${ids.programme}`;
  return {
    'GET /programmes': { path: '/programmes', expected: everybody },
    'GET /programmes/:slug': { path: `/programmes/${ids.programme}`, expected: everybody },
    'GET /programmes/:slug/overview': {
      path: `/programmes/${ids.programme}/overview`,
      expected: [303, 403, 200, 200, 403],
    },
    'GET /me/programmes': { path: '/me/programmes', expected: [303, 200, 200, 200, 200] },
    'POST /me/programmes/:grant': {
      path: `/me/programmes/${newId()}`,
      form: { answer: 'accept' },
      expected: nobodys,
    },
    'GET /staff/programmes': { path: staff, expected: reads },
    'GET /staff/programmes/new': { path: `${staff}/new`, expected: reads },
    'POST /staff/programmes/new': {
      path: `${staff}/new`,
      form: { ...programmeForm, slug: `programma-${newId().slice(-12)}` },
      expected: writes,
    },
    'GET /staff/programmes/:slug': { path: here, expected: reads },
    'POST /staff/programmes/:slug': {
      path: here,
      form: { ...programmeForm, revision: '0' },
      expected: writes,
    },
    'POST /staff/programmes/:slug/communities': {
      path: `${here}/communities`,
      form: { community: byApproval.slug, act: 'add' },
      expected: writes,
    },
    'POST /staff/programmes/:slug/leads': {
      path: `${here}/leads`,
      form: { member: ids.someMember, months: '24' },
      expected: writes,
    },
    'POST /staff/programmes/:slug/leads/:grant/end': {
      path: `${here}/leads/${newId()}/end`,
      form: {},
      expected: nobodys,
    },
  };
}
