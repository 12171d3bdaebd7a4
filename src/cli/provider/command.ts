// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import { printDocument } from './document.js';
import { printList } from './list.js';
import { testProvider } from './test.js';

export function providerCommand(): Command {
  const command = new Command('provider').description('the ways to sign in');
  command
    .command('list')
    .description('print the configured instances and whether they run')
    .option('--json', 'as JSON')
    .action(printList);
  command
    .command('document <instance> [path]')
    .description(
      'print what an instance publishes, for example its SAML metadata: provider document spid',
    )
    .action(printDocument);
  command
    .command('test <nameOrPath>')
    .description(
      'run the contract suite against a provider, given by its file or npm package; code 0 only when it keeps the whole contract',
    )
    .option('--json', 'the verdict as JSON')
    .option('--seconds <seconds>', 'how long one check may take', '30')
    .action(testProvider);
  return command;
}
