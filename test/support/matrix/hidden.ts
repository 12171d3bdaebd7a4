// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from '@jest/globals';
import type { Db } from '../../../src/database/database.js';
import { trustId, type Slug } from '../../../src/kernel/ids.js';
import { matrix } from '../web-matrix.js';
import type { WebWorld } from '../web-world.js';
import { asBrowser, type Answer } from './ask.js';
import type { Row } from './row.js';
import { useStage, type Stage } from './stage.js';
import type { ViewerName } from './viewers.js';

const isBelow = (route: string): boolean => /^\w+ \/c\/:slug/.test(route);

/** What a hidden community answers to whoever has no part in it is what an address without a community answers. */
export function tryHiddenAs(names: readonly ViewerName[]): void {
  const stageOf = useStage(hide);

  test.each(names)(
    'to: %s',
    async (name) => {
      const stage = stageOf();
      const { world } = stage;
      const [there, nowhere] = [matrix(world), matrix(elsewhere(world))];
      const told: Record<string, readonly string[]> = {};
      for (const [route, row] of Object.entries(there).filter(([one]) => isBelow(one))) {
        const absent = nowhere[route] ?? row;
        expect(absent.path).not.toBe(row.path);
        const hidden = await seen(stage, { name, route, row });
        const missing = await seen(stage, { name, route, row: absent });
        if (hidden !== missing) told[route] = differenceOf(hidden, missing);
      }
      expect(told).toEqual({});
    },
    400_000,
  );
}

async function hide(db: Db, { open, byApproval }: WebWorld): Promise<void> {
  const ids = [open.id, byApproval.id];
  await db.updateTable('community').set({ visibility: 'hidden' }).where('id', 'in', ids).execute();
}

/** The same world at addresses of the same length where there is nothing. */
const elsewhere = (world: WebWorld): WebWorld => ({
  ...world,
  open: { ...world.open, slug: nowhereLike(world.open.slug) },
  byApproval: { ...world.byApproval, slug: nowhereLike(world.byApproval.slug) },
});

const nowhereLike = (slug: Slug): Slug => trustId(slug.replace('comunita', 'nessunax'));

interface Look {
  readonly name: ViewerName;
  readonly route: string;
  readonly row: Row;
}

/** The whole answer, without what differs from one question to the next: ids, the moment, the address that was asked, lots. */
function seen({ cast, undone, asked, app }: Stage, { name, route, row }: Look): Promise<string> {
  const method = route.slice(0, route.indexOf(' '));
  const cookie =
    name === 'visitor' ? '' : app.signIn({ ...cast[name], authenticatedAt: new Date() });
  const accept = 'text/html';
  const question = asBrowser(method, row.path, { cookie, form: { ...row.form }, accept });
  return undone.undoing(
    () => asked.ask(question),
    async (answer) => plain(answer),
  );
}

/** From where on they differ, a line's length of it. */
function differenceOf(hidden: string, missing: string): readonly string[] {
  const at = hidden.split('').findIndex((letter, index) => letter !== missing[index]);
  return [hidden, missing].map((answer) => answer.slice(Math.max(at - 20, 0), at + 80));
}

const plain = ({ status, headers, body }: Answer): string => {
  const { date: _date, 'x-request-id': _id, ...kept } = headers;
  return (
    `${status} ${JSON.stringify(kept)} ${body}`
      .replaceAll(/nessunax|comunita(?=-\d)/g, '…')
      .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'ID')
      // Identity providers stand in an order made by lot.
      .replaceAll(/alfa|beta|gamma/g, 'a provider')
      .replaceAll(/piazza_draft=[^"]+/g, 'a form that waits')
  );
};
