// SPDX-License-Identifier: AGPL-3.0-or-later
import { signedIn, type Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

/** How members present themselves. */
export function cardPages({ open, ids }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}`;
  const card = `${here}/cards/${ids.card}`;
  const form = { presentation: 'Seguo il bilancio partecipativo.', presentation_for: 'members' };
  const everybody = [200, 200, 200, 200, 200] as const;
  const saved = [303, 303, 303, 303, 303] as const;
  return {
    'GET /c/:slug/card': { path: `${here}/card`, expected: [303, 200, 200, 409, 409] },
    'POST /c/:slug/card': { path: `${here}/card`, form, expected: [303, 303, 303, 409, 409] },
    'POST /c/:slug/card/withdraw': {
      path: `${here}/card/withdraw`,
      form: {},
      expected: [303, 303, 404, 404, 404],
    },
    'GET /c/:slug/cards': { path: `${here}/cards?query=facili`, expected: everybody },
    // For members: others read nothing of it.
    'GET /c/:slug/cards/:card': { path: card, expected: [404, 200, 200, 200, 404] },
    'POST /c/:slug/cards/:card/hide': {
      path: `${card}/hide`,
      form: { reason: 'Ci sono dati di altre persone.' },
      expected: [303, 403, 303, 403, 403],
    },
    'POST /c/:slug/cards/:card/show': {
      path: `${here}/cards/${ids.hiddenCard}/show`,
      form: {},
      expected: [303, 403, 303, 403, 403],
    },
    'GET /c/:slug/manage/age': { path: `${here}/manage/age`, expected: [303, 403, 200, 403, 403] },
    'POST /c/:slug/manage/age': {
      path: `${here}/manage/age`,
      form: { ages: 'adults', assessment: 'Si parla di dipendenze e di cura.', revision: '0' },
      expected: [303, 403, 303, 403, 403],
    },
    'GET /me/card': { path: '/me/card', expected: signedIn },
    'POST /me/card': { path: '/me/card', form, expected: saved },
    'POST /me/card/withdraw': {
      path: '/me/card/withdraw',
      form: {},
      expected: [303, 404, 404, 404, 404],
    },
    'GET /c/:slug/manage/card': {
      path: `${here}/manage/card`,
      expected: [303, 403, 200, 403, 403],
    },
    'POST /c/:slug/manage/card': {
      path: `${here}/manage/card`,
      form: { skills: 'yes' },
      expected: [303, 403, 303, 403, 403],
    },
  };
}
