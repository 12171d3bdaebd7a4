// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './web-matrix.js';
import type { WebWorld } from './web-world.js';

const reads = [303, 403, 200, 403, 403] as const;
const edits = [303, 403, 303, 403, 403] as const;
const staff = [303, 403, 403, 303, 403] as const;

/** What managers change of their community, and what the staff does about its life. */
export function settingsPages({ open }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}/manage`;
  const life = `/staff/communities/${open.slug}`;
  const form = { reason: 'Una prova' };
  return {
    // The member is an editor, who writes the texts.
    'GET /c/:slug/manage/settings': {
      path: `${here}/settings`,
      expected: [303, 200, 200, 403, 403],
    },
    'POST /c/:slug/manage/settings': {
      path: `${here}/settings`,
      form: words,
      expected: [303, 303, 303, 403, 403],
    },
    'GET /c/:slug/manage/policy': { path: `${here}/policy`, expected: reads },
    'POST /c/:slug/manage/policy': { path: `${here}/policy`, form: rules, expected: edits },
    'GET /c/:slug/manage/policy/:path': { path: `${here}/policy/affiliation`, expected: reads },
    'POST /c/:slug/manage/policy/:path': {
      path: `${here}/policy/affiliation`,
      form: { act: 'rules', revision: '0', public_body: 'yes', proof: 'declared' },
      expected: edits,
    },
    'POST /c/:slug/manage/address': {
      path: `${here}/address`,
      form: { revision: '0', slug: `altrove-${newId().slice(-12)}` },
      expected: edits,
    },
    'POST /staff/communities/:slug/freeze': { path: `${life}/freeze`, form, expected: staff },
    'POST /staff/communities/:slug/archive': { path: `${life}/archive`, form, expected: staff },
    'POST /staff/communities/:slug/lower': { path: `${life}/lower`, form, expected: staff },
    'POST /staff/communities/:slug/unfreeze': {
      path: `${life}/unfreeze`,
      form: {},
      expected: [303, 403, 403, 409, 403],
    },
  };
}

const empty = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, '']));

const words: Record<string, string> = {
  ...empty(['name_en', 'summary_en', 'description_en', 'how_en', 'privacy_en']),
  ...empty(['description_it', 'privacy_it', 'topics', 'province', 'contact', 'home_url']),
  revision: '0',
  name_it: 'Nuovo nome',
  summary_it: 'In breve',
  how_it: 'Aderisci',
  audience: 'open',
};

const rules: Record<string, string> = {
  revision: '0',
  visibility: 'public',
  participation: 'members',
  member_list: 'members',
  minimum_level: 'low',
  cool_down_days: '30',
  service_days: '15',
};
