// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import type { Config } from '../../../config/schema.js';
import { createKeys } from '../../compose/keys.js';
import { StartError } from '../../compose/start-error.js';
import type { Pool } from '../../database/database.js';
import { systemClock } from '../../kernel/clock.js';
import { readPersonas } from '../demo/personas.js';
import { withDatabases } from '../with-databases.js';
import { seedDemo, type Seeded } from './seed-demo.js';

export function seedCommand(): Command {
  const command = new Command('seed').description('fill the database');
  command
    .command('demo')
    .description('with the region of the demonstration: people who do not exist')
    .action(demo);
  return command;
}

/** The region with the personas of the simulators, once. Used by the demonstration too. */
export async function seedDemoRegion(config: Config, pool: Pool): Promise<Seeded> {
  const { personKeys } = createKeys(config.keys);
  return seedDemo({ pool, personKeys, now: systemClock, personas: readPersonas() });
}

const demo = (): Promise<void> =>
  withDatabases('owner', async ({ config, pool }) => {
    if (config.env === 'production') {
      throw new StartError('invented people have no place in production: set env to development');
    }
    const { seeded, members, communities } = await seedDemoRegion(config, pool);
    console.log(
      seeded ? `${members} people in ${communities} communities` : 'the region is there already',
    );
  });
