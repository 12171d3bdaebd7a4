// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** Who may do what about links between communities: their managers. */
export function linkPages({ open, byApproval }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}/manage/links`;
  return {
    'GET /c/:slug/manage/links': { path: here, may: 'community.edit_policy' },
    'POST /c/:slug/manage/links': {
      path: here,
      form: { kind: 'related', to: byApproval.slug },
      may: 'community.edit_policy',
    },
    'POST /c/:slug/manage/links/:link': {
      path: `${here}/${newId()}`,
      form: { act: 'accept' },
      may: 'nobody',
      others: 'link.not_found',
    },
  };
}
