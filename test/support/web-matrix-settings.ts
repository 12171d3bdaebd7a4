// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** What managers change of their community, and what the staff does about its life. */
export function settingsPages({ open }: WebWorld): Record<string, Row> {
  const here = `/c/${open.slug}/manage`;
  const life = `/staff/communities/${open.slug}`;
  const form = { reason: 'Una prova' };
  return {
    // The member is an editor, who writes the texts.
    'GET /c/:slug/manage/settings': {
      path: `${here}/settings`,
      may: 'community.edit_text',
    },
    'POST /c/:slug/manage/settings': {
      path: `${here}/settings`,
      form: words,
      may: 'community.edit_text',
    },
    'GET /c/:slug/manage/policy': { path: `${here}/policy`, may: 'community.edit_policy' },
    'POST /c/:slug/manage/policy': {
      path: `${here}/policy`,
      form: rules,
      may: 'community.edit_policy',
    },
    'GET /c/:slug/manage/policy/:path': {
      path: `${here}/policy/affiliation`,
      may: 'community.edit_policy',
    },
    'POST /c/:slug/manage/policy/:path': {
      path: `${here}/policy/affiliation`,
      form: { act: 'rules', revision: '0', public_body: 'yes', proof: 'declared' },
      may: 'community.edit_policy',
    },
    'POST /c/:slug/manage/address': {
      path: `${here}/address`,
      form: { revision: '0', slug: `altrove-${newId().slice(-12)}` },
      may: 'community.edit_policy',
    },
    'POST /staff/communities/:slug/freeze': {
      path: `${life}/freeze`,
      form,
      may: 'community.freeze',
    },
    'POST /staff/communities/:slug/archive': {
      path: `${life}/archive`,
      form,
      may: 'community.archive',
      fresh: true,
    },
    'POST /staff/communities/:slug/lower': {
      path: `${life}/lower`,
      form,
      may: 'community.lower_level',
    },
    'POST /staff/communities/:slug/unfreeze': {
      path: `${life}/unfreeze`,
      form: {},
      may: 'community.freeze',
      gets: 'community.not_frozen',
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
