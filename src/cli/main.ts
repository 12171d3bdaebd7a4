// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import { ConfigError } from '../../config/load.js';
import { StartError } from '../compose/start-error.js';
import { describeError } from '../http/describe-error.js';
import { applyCommand, exportCommand, planCommand } from './as-code/command.js';
import { checkCommand } from './check.js';
import { databaseCommand } from './database.js';
import { demoCommand } from './demo/command.js';
import { docsCommand } from './docs/command.js';
import { migrateCommand } from './migrate.js';
import { organisationsCommand } from './organisations.js';
import { portalCommand } from './portal/command.js';
import { providerCommand } from './provider/command.js';
import { registerCommand } from './register.js';
import { samlCommand } from './saml/command.js';
import { seedCommand } from './seed/command.js';
import { serveCommand } from './serve.js';
import { staffCommand } from './staff.js';
import { answerForStrayFailures } from './stray-failures.js';

/** The `piazza` command. What cannot be done is told in one line, and the exit code is 1. */
export async function runCli(argv: readonly string[]): Promise<void> {
  const program = new Command('piazza')
    .description('Federated identity and membership for communities of practice')
    .showHelpAfterError();
  const commands = [
    serveCommand,
    demoCommand,
    migrateCommand,
    databaseCommand,
    docsCommand,
    registerCommand,
    samlCommand,
    seedCommand,
    staffCommand,
    organisationsCommand,
    portalCommand,
    providerCommand,
    checkCommand,
    exportCommand,
    planCommand,
    applyCommand,
  ];
  for (const command of commands) program.addCommand(command());
  answerForStrayFailures();
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    console.error(tell(error));
    // Whatever a failed start has left open must not keep the process alive.
    process.exit(1);
  }
}

function tell(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError) return error.message;
  return `unexpected failure: ${JSON.stringify(describeError(error), undefined, 2)}`;
}
