// SPDX-License-Identifier: AGPL-3.0-or-later
import { lay } from '../compose.js';
import { openDatabases } from '../compose/databases.js';
import type { Foundation } from '../compose/foundation.js';
import { createLogger } from '../kernel/logger.js';
import { readConfiguration } from './configuration.js';

/** Gives a command what the service is built from, without starting it. */
export async function withFoundation<Result>(
  work: (foundation: Foundation) => Promise<Result>,
): Promise<Result> {
  const config = await readConfiguration();
  const logger = createLogger('error');
  const databases = await openDatabases(config, logger);
  const foundation = lay(config, databases, logger);
  try {
    return await work(foundation);
  } finally {
    foundation.mailer.close();
    await databases.close();
  }
}
