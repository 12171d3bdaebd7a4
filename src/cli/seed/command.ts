// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import { createKeys } from '../../compose/keys.js';
import { StartError } from '../../compose/start-error.js';
import { systemClock } from '../../kernel/clock.js';
import { readPersonas } from '../demo/personas.js';
import { withDatabases } from '../with-databases.js';
import { seedDemo } from './seed-demo.js';

export function seedCommand(): Command {
  const command = new Command('seed').description('fill the database');
  command
    .command('demo')
    .description('with the region of the demonstration: people who do not exist')
    .action(demo);
  return command;
}

const demo = (): Promise<void> =>
  withDatabases('owner', async ({ config, pool }) => {
    if (config.env === 'production') {
      throw new StartError('invented people have no place in production: set env to development');
    }
    const { personKeys } = createKeys(config.keys);
    const deps = { pool, personKeys, now: systemClock, personas: readPersonas() };
    const { seeded, members, communities } = await seedDemo(deps);
    console.log(
      seeded ? `${members} people in ${communities} communities` : 'the region is there already',
    );
  });
