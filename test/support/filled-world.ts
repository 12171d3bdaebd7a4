// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync } from 'node:fs';
import { configSchema } from '../../config/schema.js';
import { memberFeatures } from '../../src/compose/member-features.js';
import type { Foundation } from '../../src/compose/foundation.js';
import type { Db } from '../../src/database/database.js';
import type { MemberFeature } from '../../src/identity/features.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { completeConfiguration } from './configuration.js';
import { fillIdentity } from './filled-identity.js';

const config = configSchema.parse(await completeConfiguration());

/** Every part of the service that takes part when a member is erased, as it is composed. */
export const everyFeature = (db: Db): readonly MemberFeature[] =>
  memberFeatures({ config, db, now } as Foundation);

type Acts = (db: Db) => Readonly<Record<string, () => Promise<() => Promise<unknown>>>>;

/** Does everything that anybody can do once, so that every table holds something: the acts of every area. */
export async function fillWorld(db: Db): Promise<void> {
  await fillIdentity(db);
  for (const file of filesOfActs()) {
    const area: Record<string, unknown> = await import(`./${file.replace(/ts$/, 'js')}`);
    for (const acts of Object.values(area).filter(isActs)) {
      for (const prepare of Object.values(acts(db))) {
        const act = await prepare();
        await act();
      }
    }
  }
}

/** What files of configuration change comes last: everybody who joins after it owes the new terms. */
const filesOfActs = (): readonly string[] => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('-acts.ts'));
  return files.toSorted((a, b) => Number(a === lastActs) - Number(b === lastActs));
};
const lastActs = 'as-code-acts.ts';

const isActs = (exported: unknown): exported is Acts =>
  typeof exported === 'function' && exported.name.endsWith('Acts');
