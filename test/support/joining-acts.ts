// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { publishForm } from '../../src/membership/use-cases/form/publish-form.js';
import { editForm } from '../../src/membership/use-cases/form/edit-form.js';
import { everyKind } from './builders/form.js';
import { aCommunity, actorOf } from './builders/membership.js';

type Act = () => Promise<() => Promise<unknown>>;

/** What changes rows around joining, each prepared for the test that watches every such act. */
export function joiningActs(db: Db): Readonly<Record<string, Act>> {
  const deps = { db, now };
  return {
    'form/publish-form': async () => {
      const { slug, managerId } = await aCommunity(db, { joinPath: 'approval' });
      const where = { actor: actorOf(managerId), slug };
      const question = everyKind['ente'];
      if (!question) throw new Error('the question is gone');
      const asked = { question, required: true };
      await editForm(deps, { ...where, change: { change: 'set', asked } });
      return () => publishForm(deps, where);
    },
  };
}
