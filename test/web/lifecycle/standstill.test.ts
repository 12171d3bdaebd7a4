// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import type { Permission } from '../../../src/membership/domain/permissions.js';
import { withoutRefused } from '../../../src/web/lifecycle/refused-forms.js';
import { translator } from '../../../src/i18n/translate.js';
import { useDatabase } from '../../support/database.js';
import { get, post, webApp } from '../../support/web-app.js';
import type { Row } from '../../support/matrix/row.js';
import { matrix } from '../../support/web-matrix.js';
import { webWorld, type WebWorld } from '../../support/web-world.js';

const { db } = useDatabase();
const reason = 'Una verifica in corso';
const refusal = translator('it')('error.community.not_active');

async function stoppedWorld(): Promise<WebWorld> {
  const world = await webWorld(db);
  await db
    .updateTable('community')
    .set({ status: 'frozen', status_reason: reason })
    .where('status', '=', 'active')
    .where('kind', '=', 'own')
    .execute();
  return world;
}

/** An address without what differs from one world to the other. */
const shape = (path: string): string =>
  path
    .replace(/\?.*/, '')
    .replace(/^\/c\/[^/]+/, '/c/:slug')
    .replaceAll(/\/[0-9a-f]{8}-[0-9a-f-]{27}/g, '/:id')
    .replace(/\/groups\/[^/]+/, '/groups/:group');

const rowsOf = (world: WebWorld, method: 'GET' | 'POST') =>
  Object.entries(matrix(world)).filter(
    ([name, { path }]) => name.startsWith(method) && path.startsWith('/c/'),
  );
/** What is being prepared is not stopped. */
const goesOn = ({ draft }: WebWorld, path: string): boolean => path.split('/')[2] === draft.slug;
const keyOf = ({ path, form = {} }: Row): string =>
  `${shape(path)} ${form['answer'] ?? form['act'] ?? ''}`;

/** The acts that the pages of communities offer, each with the answer that it gives. */
function offeredOn(html: string): readonly string[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(
    ([, attributes = '', content = '']) => {
      const [, action = ''] = /action="(\/c\/[^"]*)"/.exec(attributes) ?? [];
      if (action === '' || !attributes.includes('method="post"')) return [];
      const [, answer = ''] = /name="(?:answer|act)" value="([^"]*)"/.exec(content) ?? [];
      return [`${shape(action)} ${answer}`];
    },
  );
}

describe('a community that stands still', () => {
  test.each(['member', 'manager', 'staff'] as const)(
    'offers the %s nothing that is refused, and says why',
    async (viewer) => {
      let world = await stoppedWorld();
      const app = webApp(db);
      const offered = new Set<string>();
      for (const [name, { path }] of rowsOf(world, 'GET')) {
        const { status, text, type } = await get(app, path, app.signIn(world[viewer]));
        if (status !== 200 || type !== 'text/html' || goesOn(world, path)) continue;
        for (const act of offeredOn(text)) offered.add(act);
        expect([name, text.includes(reason)]).toEqual([name, true]);
      }
      const refused: string[] = [];
      for (const [name, row] of rowsOf(world, 'POST')) {
        const asked = matrix(world)[name] ?? row;
        const cookie = app.signIn(world[viewer]);
        const { status, text } = await post(app, asked.path, asked.form ?? {}, cookie);
        if (text.includes(refusal)) refused.push(keyOf(asked));
        else if (status < 400) world = await stoppedWorld();
      }
      expect(refused.length).toBeGreaterThan(1);
      expect(refused.filter((act) => offered.has(act))).toEqual([]);
    },
    400_000,
  );
});

describe('what a page keeps', () => {
  const standing = (rights: readonly Permission[] = []) => ({
    slug: 'acque',
    standstill: { status: 'frozen', reason, rights } as const,
  });
  const form = (to: string, content = '') =>
    `<form method="post" action="/c/acque${to}">${content}</form>`;

  test('is what goes on, and what leads elsewhere; with a form goes the disclosure around it', () => {
    const leaves = form('/leave') + '<form method="get" action="/c/acque/join"></form>';
    const hidden = `<details><summary>Offri</summary>${form('/manage/offers')}</details>`;
    expect(withoutRefused(leaves + hidden, standing())).toBe(leaves);
    expect(withoutRefused(leaves, standing())).toBeUndefined();
    expect(withoutRefused(form('x/join'), standing())).toBeUndefined();
  });

  test('is the answer that takes nothing on', () => {
    const say = (answer: string) =>
      form('/manage/proposals/1', `<input name="answer" value="${answer}"/>`);
    expect(withoutRefused(say('accept') + say('decline'), standing())).toBe(say('decline'));
  });

  test('is what the region goes on deciding', () => {
    const page = form('/manage/policy');
    expect(withoutRefused(page, standing())).toBe('');
    expect(withoutRefused(page, standing(['community.edit_policy']))).toBeUndefined();
  });
});
