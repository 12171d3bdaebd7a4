// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import { migrateDown, migrateUp, migrationStatus } from '../database/migrate.js';
import { withDatabases } from './with-databases.js';

export function migrateCommand(): Command {
  const command = new Command('migrate').description(
    'change the tables, as the owner of the database',
  );
  command.command('up').description('run what has not run yet').action(up);
  command.command('down').description('take back the newest migration').action(down);
  command.command('status').description('what has run and what has not').action(status);
  return command;
}

const up = (): Promise<void> =>
  withDatabases('owner', async ({ db, pool }) => {
    const names = await migrateUp(db, pool);
    console.log(
      names.length === 0 ? 'nothing to do' : names.map((name) => `up   ${name}`).join('\n'),
    );
  });

const down = (): Promise<void> =>
  withDatabases('owner', async ({ db }) => {
    const name = await migrateDown(db);
    console.log(name ? `down ${name}` : 'nothing to take back');
  });

const status = (): Promise<void> =>
  withDatabases('owner', async ({ db }) => {
    for (const { name, executedAt } of await migrationStatus(db)) {
      console.log(`${executedAt?.toISOString() ?? 'pending'.padEnd(24)} ${name}`);
    }
  });
