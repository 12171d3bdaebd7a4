// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Logger } from 'pino';
import { configSchema, type Config } from '../../config/schema.js';
import { compose, type Piazza } from '../../src/compose.js';
import { completeConfiguration } from './configuration.js';
import type { TestDatabase } from './database.js';

export interface Node {
  readonly piazza: Piazza;
  readonly config: Config;
}

/**
 * All of Piazza as `serve` composes it, over the test's database; nothing listens yet.
 * @param sections of the configuration, in place of the usual ones
 */
export async function startNode(
  { url }: Pick<TestDatabase, 'url'>,
  sections: Readonly<Record<string, unknown>>,
  logger: Logger,
): Promise<Node> {
  const usual = { ...(await completeConfiguration()), database: { url, ownerUrl: url } };
  const config = configSchema.parse({ ...usual, ...sections });
  return { config, piazza: await compose(config, logger) };
}
