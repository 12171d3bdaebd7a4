// SPDX-License-Identifier: AGPL-3.0-or-later
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import type { Foundation } from '../../compose/foundation.js';
import { portalGround } from '../../compose/portal-ground.js';
import { StartError } from '../../compose/start-error.js';
import { PiazzaError } from '../../kernel/errors.js';
import { nameOperator } from '../../membership/use-cases/as-code/operator.js';
import { withFoundation } from '../with-foundation.js';
import { alone, applySteps } from './apply.js';
import { exportDocument } from './export.js';
import { makePlan, type Ground, type Reach } from './plan.js';
import { printPlan } from './print.js';
import { readDocuments, readSources, type ReadFiles, type Source } from './read.js';
import { demandSame, readPlan, savePlan } from './saved-plan.js';

/** What a plan found: for scripts. */
const changesFound = 2;

export function exportCommand(): Command {
  return new Command('export')
    .description(
      'write communities, programmes, portals, terms and staff as a file of configuration',
    )
    .option('--out <file>', 'where to; the standard output otherwise')
    .action(({ out }: { out?: string }) =>
      withFoundation(async ({ db }) => {
        const text = await exportDocument(db);
        if (out === undefined) process.stdout.write(text);
        else writeFileSync(out, text);
      }),
    );
}

export function planCommand(): Command {
  return reaching(new Command('plan'))
    .description(
      'show what files of configuration would change: code 0 nothing, 2 something, 1 refused',
    )
    .argument('<files...>', 'YAML files')
    .option('--out <file>', 'keep the plan, for piazza apply')
    .action(plan);
}

export function applyCommand(): Command {
  return reaching(new Command('apply'))
    .description('make communities, programmes, portals and terms what files, or a kept plan, say')
    .argument('<files...>', 'YAML files, or one kept plan')
    .requiredOption('--as <address>', 'who does it: the proven e-mail address of an administrator')
    .action(apply);
}

const reaching = (command: Command): Command =>
  command
    .option('--prune', 'archive communities, end groups and disable portals that are not mentioned')
    .option('--reason <text>', 'why, for those whom --prune leaves without their community');

interface Options {
  readonly prune?: true;
  readonly reason?: string;
  readonly out?: string;
  readonly as?: string;
}

async function plan(files: readonly string[], options: Options): Promise<void> {
  const reach = reachOf(options);
  const sources = readSources(files);
  await withFoundation(async (foundation) => {
    const said = read(foundation, sources);
    const ground = groundOf(foundation);
    const steps = await makePlan(ground, said.document, reach);
    console.log(printPlan(steps, said.positionOf));
    if (options.out !== undefined) savePlan(options.out, { sources, ...reach }, steps);
    if (steps.some(({ refusal }) => refusal)) process.exitCode = 1;
    else if (steps.some(({ changes }) => changes.length > 0)) process.exitCode = changesFound;
  });
}

async function apply(files: readonly string[], options: Options): Promise<void> {
  const [first = ''] = files;
  const saved = files.length === 1 ? readPlan(first) : undefined;
  const sources = saved ? saved.sources : readSources(files);
  const reach: Reach = saved ? { prune: saved.prune } : reachOf(options);
  await withFoundation(async (foundation) => {
    const said = read(foundation, sources);
    const ground = groundOf(foundation);
    const actor = await operatorOf(foundation, options.as ?? '');
    const refused = await alone(foundation, async () => {
      const steps = await makePlan(ground, said.document, reach);
      if (saved) demandSame(saved, steps);
      return applySteps(ground, { actor, ...said, steps, reach });
    });
    if (refused > 0) process.exitCode = 1;
  });
}

const groundOf = ({ db, now, keys, config }: Foundation): Ground => ({
  db,
  now,
  keys,
  portals: portalGround(config),
});

const read = ({ config }: Foundation, sources: readonly Source[]): ReadFiles =>
  readDocuments(sources, {
    environment: process.env,
    providers: config.providers.map(({ id }) => id),
  });

function reachOf({ prune, reason = '' }: Options): Reach {
  if (!prune) return { prune: undefined };
  if (reason.trim() === '') throw new StartError('--prune needs --reason: members read why');
  return { prune: { reason: reason.trim() } };
}

async function operatorOf(foundation: Foundation, address: string) {
  try {
    return await nameOperator(foundation, address);
  } catch (cause) {
    if (!(cause instanceof PiazzaError)) throw cause;
    throw new StartError('--as needs the proven e-mail address of one administrator', { cause });
  }
}
