// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** What staff write of a community that lives elsewhere. */
export const externalForm = {
  name_it: 'Rete dei custodi',
  summary_it: 'Chi cura le rive.',
  description_it: '',
  how_it: 'Ci si iscrive sul sito.',
  name_en: '',
  summary_en: '',
  description_en: '',
  how_en: '',
  audience: 'open',
  topics: 'ambiente',
  province: 'FE',
  contact: '',
  home_url: 'https://custodi.example/',
};

/** Who may do what on the pages of communities that live elsewhere. */
export function externalPages({ ids }: WebWorld): Record<string, Row> {
  const list = '/staff/external';
  return {
    'GET /staff/external': { path: list, may: 'community.approve' },
    'GET /staff/external/new': { path: `${list}/new`, may: 'community.approve' },
    'POST /staff/external/new': {
      path: `${list}/new`,
      form: { ...externalForm, slug: `altrove-${newId().slice(-12)}` },
      may: 'community.approve',
    },
    'GET /staff/external/:slug': { path: `${list}/${ids.external}`, may: 'community.approve' },
    'POST /staff/external/:slug': {
      path: `${list}/${ids.external}`,
      form: { ...externalForm, revision: '0' },
      may: 'community.approve',
    },
    'POST /staff/external/:slug/withdraw': {
      path: `${list}/${ids.external}/withdraw`,
      form: {},
      may: 'community.approve',
    },
  };
}
