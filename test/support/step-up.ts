// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.js';
import { later, minute, systemClock as now } from '../../src/kernel/clock.js';

export type Act = (actor: Actor) => Promise<unknown>;
/** Acts by name, each prepared with somebody who has the right to it. */
export type Acts = Readonly<Record<string, () => Promise<{ by: Actor; act: Act }>>>;

/** Each act is refused to an old or weak sign-in, and changes nothing by that: it goes through with a fresh one. */
export function describeStepUp(title: string, acts: Acts): void {
  describe(title, () => {
    it.each(Object.entries(acts))(
      '(i) needs a proof of the last quarter of an hour: %s',
      async (_name, prepare) => {
        const { by, act } = await prepare();
        const stale = { ...by, authenticatedAt: later(now(), -16 * minute) };
        await expect(act(stale)).rejects.toMatchObject({ code: 'session.not_fresh' });
        const weak = { ...by, level: 'low' } as const;
        await expect(act(weak)).rejects.toMatchObject({ code: 'session.level_too_low' });
        await act({ ...by, authenticatedAt: later(now(), -14 * minute) });
      },
    );
  });
}
