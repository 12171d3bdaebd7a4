// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** How members present themselves. */
export function cardPages({ open, ids }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}`;
  const card = `${here}/cards/${ids.card}`;
  const form = { presentation: 'Seguo il bilancio partecipativo.', presentation_for: 'members' };
  return {
    'GET /c/:slug/card': { path: `${here}/card`, may: 'member', others: 'membership.not_member' },
    'POST /c/:slug/card': {
      path: `${here}/card`,
      form,
      may: 'member',
      others: 'membership.not_member',
    },
    'POST /c/:slug/card/withdraw': {
      path: `${here}/card/withdraw`,
      form: {},
      may: 'the person concerned',
      others: 'card.not_found',
    },
    'GET /c/:slug/cards': { path: `${here}/cards?query=facili`, may: 'everybody' },
    // For members: others read nothing of it.
    'GET /c/:slug/cards/:card': {
      path: card,
      may: ['member.list_public', 'member.list_full'],
      others: 'card.not_found',
      visitors: 'card.not_found',
    },
    'POST /c/:slug/cards/:card/hide': {
      path: `${card}/hide`,
      form: { reason: 'Ci sono dati di altre persone.' },
      may: 'card.moderate',
    },
    'POST /c/:slug/cards/:card/show': {
      path: `${here}/cards/${ids.hiddenCard}/show`,
      form: {},
      may: 'card.moderate',
    },
    'GET /c/:slug/manage/age': { path: `${here}/manage/age`, may: 'community.edit_policy' },
    'POST /c/:slug/manage/age': {
      path: `${here}/manage/age`,
      form: { ages: 'adults', assessment: 'Si parla di dipendenze e di cura.', revision: '0' },
      may: 'community.edit_policy',
    },
    'GET /me/card': { path: '/me/card', may: 'signed in' },
    'POST /me/card': { path: '/me/card', form, may: 'signed in' },
    'POST /me/card/withdraw': {
      path: '/me/card/withdraw',
      form: {},
      may: 'nobody',
      others: 'card.not_found',
    },
    'GET /c/:slug/manage/card': {
      path: `${here}/manage/card`,
      may: 'community.edit_policy',
    },
    'POST /c/:slug/manage/card': {
      path: `${here}/manage/card`,
      form: { skills: 'yes' },
      may: 'community.edit_policy',
    },
  };
}
