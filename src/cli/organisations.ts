// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import { z } from 'zod';
import { openIndex } from '../compose/organisations.js';
import { StartError } from '../compose/start-error.js';
import { PiazzaError } from '../kernel/errors.js';
import { acceptRegister } from '../membership/use-cases/organisations/accept-register.js';
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
  command
    .command('accept')
    .description('a copy of the index that was refused, because it names too few, is true')
    .argument('<hash>', 'SHA-256 of the file, as the refusal names it')
    .action(accept);
  return command;
}

type Places = Parameters<typeof openIndex>[0];

const importIndex = (places: Places): Promise<void> =>
  withFoundation(async ({ config, db, now }) => {
    try {
      const files = openIndex(places, config.http.outbound);
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

const refusal = z.object({
  file: z.string(),
  hash: z.string(),
  isDrop: z.boolean(),
  known: z.number(),
  missing: z.number(),
  skipped: z.number(),
});

const explain = ({ code, context }: PiazzaError): string =>
  code === 'organisation.register_doubtful'
    ? doubt(context)
    : `${code}: ${JSON.stringify(context)}`;

function doubt(context: PiazzaError['context']): string {
  const { file, hash, isDrop, known, missing, skipped } = refusal.parse(context);
  const broken = `nothing was changed, the copy of the ${file} seems broken`;
  if (!isDrop) return `${broken}: ${skipped} lines cannot be used, or there are none`;
  return [
    `${broken}: ${missing} of ${known} are not named any more`,
    'if they are really gone, say so of this very file and import it again:',
    `  piazza organisations accept ${hash}`,
  ].join('\n');
}

const accept = (hash: string): Promise<void> =>
  withFoundation(async ({ db, now }) => {
    try {
      const file = await acceptRegister(
        { db, now },
        { actor: undefined, hash: hash.toLowerCase() },
      );
      console.log(`this copy of the ${file} is taken over when it comes again, once`);
    } catch (error) {
      if (!(error instanceof PiazzaError) || error.code !== 'organisation.register_not_refused') {
        throw error;
      }
      const words =
        'no copy with this hash waits to be accepted: another one came, or it cannot be read';
      throw new StartError(words, { cause: error });
    }
  });
