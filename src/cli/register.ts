// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import { z } from 'zod';
import { readRegister, type Reading, type ReadRecord } from '../audit/register/read.js';
import { verifyRegister, type RegisterReport } from '../audit/register/verify.js';
import { openRegisterReader } from '../compose/databases.js';
import { createKeys } from '../compose/keys.js';
import { StartError } from '../compose/start-error.js';
import type { Db } from '../database/database.js';
import { systemClock } from '../kernel/clock.js';
import { parseId, type AttemptId } from '../kernel/ids.js';
import { withDatabases, type CommandDeps } from './with-databases.js';

/** For the auditor: nobody else opens the 24-month sign-in register. */
export function registerCommand(): Command {
  const command = new Command('register').description('the 24-month register of sign-ins');
  command
    .command('show')
    .description('print the messages of one sign-in; the audit keeps who read them and why')
    .option('--attempt <id>', 'the attempt, as the log names it')
    .option('--request <id>', 'the ID of the request, as the identity provider knows it')
    .option('--auditor <name>', 'who reads')
    .option('--reason <text>', 'on whose demand, with its number')
    .action(show);
  command
    .command('verify')
    .description('recompute the chain of everything that is kept; code 1 when it does not hold')
    .action(() => withReader(async ({ reader }) => tell(await verifyRegister(reader))));
  return command;
}

const attempt = z
  .string()
  .transform((raw) => parseId<AttemptId>(raw))
  .refine((id) => id !== undefined, '--attempt needs the id of an attempt');

const options = z
  .strictObject({
    attempt: attempt.optional(),
    request: z.string().min(1, '--request needs an ID').optional(),
    auditor: z
      .string('--auditor needs the name of who reads')
      .trim()
      .min(3, '--auditor needs a name'),
    reason: z
      .string('--reason needs the reason')
      .trim()
      .min(3, '--reason needs the reason in words'),
  })
  .refine(({ attempt: id, request }) => (id === undefined) !== (request === undefined), {
    message: 'give either --attempt or --request',
  });

async function show(raw: unknown): Promise<void> {
  const parsed = options.safeParse(raw);
  if (!parsed.success)
    throw new StartError(parsed.error.issues.map(({ message }) => message).join('\n'));
  const { auditor, reason, attempt: attemptId, request = '' } = parsed.data;
  const of: Reading['of'] = attemptId === undefined ? { reference: request } : { attemptId };
  await withReader(async ({ config, db, reader }) => {
    const keys = createKeys(config.keys);
    const hashReference = keys.registerReference;
    const deps = { reader, db, box: keys.box, hashReference, now: systemClock };
    const records = await readRegister(deps, { auditor, reason, of });
    if (records.length === 0) console.log('the register has nothing of this sign-in');
    for (const record of records) console.log(render(record));
    tell(await verifyRegister(reader));
  });
}

const withReader = (work: (deps: CommandDeps & { reader: Db }) => Promise<void>): Promise<void> =>
  withDatabases('service', async (deps) => {
    const { reader, close } = openRegisterReader(deps.config, deps);
    try {
      await work({ ...deps, reader });
    } finally {
      await close();
    }
  });

function render({ at, instance, kind, attemptId, id, position, content }: ReadRecord): string {
  const place = position === undefined ? 'not chained yet' : `place ${position}`;
  const head = `# ${at.toISOString()} ${instance} ${kind}, attempt ${attemptId}, entry ${id}, ${place}`;
  return `${head}\n${content ? printable(content) : '(its month was dropped: nobody can read it)'}\n`;
}

/** A refused response may hold anything, also what commands a terminal. */
const printable = (content: Buffer): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  content.toString('utf8').replaceAll(/[^\P{C}\n\t]/gu, '\uFFFD');

function tell({ position, head, broken }: RegisterReport): void {
  if (!broken) return console.log(`the register holds up to place ${position}, head ${head}`);
  const { because, id, position: place } = broken;
  console.error(`the register does not hold: ${faults[because]} at place ${place}, entry ${id}`);
  process.exitCode = 1;
}

const faults = {
  missing: 'an entry before this one is missing',
  content: 'the content was changed',
  fields: 'the entry was changed',
} as const;
