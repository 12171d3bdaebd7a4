// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import { openDatabases } from '../../compose/databases.js';
import { StartError } from '../../compose/start-error.js';
import { migrateUp } from '../../database/migrate.js';
import { createLogger } from '../../kernel/logger.js';
import { start } from '../../main.js';
import { readConfigurationFile } from '../configuration.js';
import { seedDemoRegion } from '../seed/command.js';
import { onStopSignal } from '../signals.js';
import { demoBlock } from './block.js';
import { defaultDemoPort, demoAddresses, demoConfigFile } from './environment.js';
import { makeDemoKeys } from './keys.js';
import { readPersonas } from './personas.js';
import { startSimulators } from './simulators.js';

const dataDirectory = '.piazza';

export const demoCommand = (): Command =>
  new Command('demo')
    .description(
      'start Piazza with a demo region, simulated identity providers, portals and a mailbox',
    )
    .action(demo);

/** Repeatable: keys, database and people are made once and kept in `.piazza/`. */
async function demo(): Promise<void> {
  const port = portOf(process.env['PORT']);
  const addresses = demoAddresses(port);
  await makeDemoKeys(`${dataDirectory}/keys`, `${addresses.piazza}/sign-in/spid/metadata`);
  const config = await readConfigurationFile(demoConfigFile);
  const logger = createLogger(config.log.level);

  const databases = await openDatabases(config, logger, 'owner');
  const undo = [databases.close];
  const stopAll = async (): Promise<void> => {
    for (const step of undo.toReversed()) await step();
  };
  try {
    await migrateUp(databases.db, databases.pool);
    await seedDemoRegion(config, databases.pool);
    const simulators = await startSimulators({ port, dataDirectory });
    undo.push(() => simulators.stop());
    const running = await start(config, logger);
    undo.push(() => running.stop());
  } catch (error) {
    await stopAll();
    throw error;
  }
  onStopSignal(stopAll);
  console.log(demoBlock(addresses, readPersonas()));
}

/** The demonstration takes ten ports in a row, so that the first cannot be among the last. */
function portOf(text: string | undefined): number {
  const port = Number(text ?? defaultDemoPort);
  if (Number.isInteger(port) && port > 0 && port <= 65_525) return port;
  throw new StartError('PORT needs a whole number from 1 to 65525');
}
