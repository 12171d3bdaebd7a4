// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll } from '@jest/globals';
import type { Db } from '../../../src/database/database.js';
import { useDatabase } from '../database.js';
import { webApp, type WebApp } from '../web-app.js';
import { webWorld, type WebWorld } from '../web-world.js';
import { listening, type Asked } from './ask.js';
import { castOf, type Cast } from './cast.js';
import { undoneDatabase, type UndoneDatabase } from './undone.js';

/** One world with all its viewers, and the application on a database where whatever they do is undone. */
export interface Stage {
  readonly world: WebWorld;
  readonly cast: Cast;
  readonly undone: UndoneDatabase;
  readonly asked: Asked;
  readonly app: WebApp;
}

/** @param change what is otherwise in this world, for good */
export function useStage(change?: (db: Db, world: WebWorld) => Promise<void>): () => Stage {
  let stage: Stage;
  // Before the database goes, which waits for every connection that is lent.
  afterAll(async () => {
    await stage.asked.close();
    await stage.undone.close();
  });
  const { db, pool } = useDatabase();
  beforeAll(async () => {
    const world = await webWorld(db);
    const cast = await castOf(db, world);
    await change?.(db, world);
    const undone = await undoneDatabase(pool);
    const app = webApp(undone.db);
    stage = { world, cast, undone, app, asked: await listening(app.app) };
  });
  return () => stage;
}
