// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Config } from '../../config/schema.js';
import { openDatabases, type Databases, type Role } from '../compose/databases.js';
import { createLogger } from '../kernel/logger.js';
import { readConfiguration } from './configuration.js';

export interface CommandDeps extends Databases {
  readonly config: Config;
}

/** Opens the configured database for one command and closes it whatever happens. */
export async function withDatabases<Result>(
  role: Role,
  work: (deps: CommandDeps) => Promise<Result>,
): Promise<Result> {
  const config = await readConfiguration();
  const databases = await openDatabases(config, createLogger('warn'), role);
  try {
    return await work({ ...databases, config });
  } finally {
    await databases.close();
  }
}
