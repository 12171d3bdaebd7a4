// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import { openIndex } from '../compose/organisations.js';
import { StartError } from '../compose/start-error.js';
import { PiazzaError } from '../kernel/errors.js';
import { refreshRegister } from '../membership/use-cases/organisations/refresh-register.js';
import { withFoundation } from './with-foundation.js';

export function organisationsCommand(): Command {
  const command = new Command('organisations').description('bodies, associations and firms');
  command
    .command('import')
    .description('take over the index of public administrations (IPA), open data as CSV')
    .requiredOption('--bodies <file or address>', 'the bodies ("enti")')
    .option('--areas <file or address>', 'their areas ("aree organizzative omogenee")')
    .option('--units <file or address>', 'their units ("unità organizzative")')
    .action(importIndex);
  return command;
}

type Places = Parameters<typeof openIndex>[0];

const importIndex = (places: Places): Promise<void> =>
  withFoundation(async ({ config, db, now }) => {
    try {
      const files = await openIndex(places, config.http.outbound);
      const { bodies, added, dissolved, endedUnits, skipped } = await refreshRegister(
        { db, now },
        files,
      );
      console.log(
        `${bodies} bodies, ${added} new, ${dissolved} dissolved, ${endedUnits} units ended, ${skipped} lines skipped`,
      );
    } catch (error) {
      throw error instanceof PiazzaError ? new StartError(explain(error), { cause: error }) : error;
    }
  });

const explain = ({ code, context }: PiazzaError): string =>
  code === 'organisation.register_doubtful'
    ? `nothing was changed, the copy seems broken: ${JSON.stringify(context)}`
    : `${code}: ${JSON.stringify(context)}`;
