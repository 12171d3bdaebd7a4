// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import { createRoles, type RoleNames } from '../database/roles.js';
import { withDatabases } from './with-databases.js';

export function databaseCommand(): Command {
  const command = new Command('database').description('prepare a PostgreSQL of your own');
  command
    .command('roles')
    .description(
      'make or update the roles that the service connects as; set their passwords yourself',
    )
    .option('--service <role>', 'reads and writes rows, changes no table', 'piazza_service')
    .option('--register <role>', 'appends to the 24-month sign-in register', 'piazza_register')
    .option(
      '--reader <role>',
      'reads that register, for the auditor who runs "piazza register"',
      'piazza_register_reader',
    )
    .action(roles);
  return command;
}

const roles = (options: RoleNames): Promise<void> =>
  withDatabases('owner', async ({ pool }) => {
    await createRoles(pool, options);
    console.log(
      `roles ${Object.values(options).join(', ')} are ready: set their passwords with ALTER ROLE`,
    );
  });
