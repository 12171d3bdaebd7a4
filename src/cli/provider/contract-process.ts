// SPDX-License-Identifier: AGPL-3.0-or-later
// A process of its own for a provider under test: it may do what it likes to this one.
import { tell } from '../../providers/contract/check.js';
import { parseContract, type Subject } from '../../providers/contract/contract.js';
import { notesOn } from '../../providers/contract/notes.js';
import { contractChecks } from '../../providers/contract/suite.js';
import { openSurroundings, type Surroundings } from '../../providers/contract/surroundings.js';
import { loadModule } from '../../providers/load-definition.js';
import type { Job, Report } from './job.js';
import { loading } from './verdict.js';

process.once('message', (job: Job) => void run(job, reporter(job.key)));
// Also keeps a process alive whose provider waits for nothing.
process.on('disconnect', () => process.exit());

type Tell = (report: Report) => void;

/** Nothing of the channel is left where the provider could find it. */
function reporter(key: string): Tell {
  const send = process.send?.bind(process);
  delete process.send;
  return (report) => void send?.({ ...report, key });
}

async function run({ module }: Job, report: Tell): Promise<void> {
  const surroundings = openSurroundings();
  const end = (check: string, wrong?: string): void =>
    report({ kind: 'ended', check, ...(wrong !== undefined && { wrong }) });
  report({ kind: 'begun', check: loading.name });
  const subject = await load(new URL(module)).catch((error: unknown) =>
    end(loading.name, tell(error)),
  );
  if (subject) {
    surroundings.imported();
    end(loading.name);
    report({ kind: 'loaded', of: subject.definition.kind });
    await judge(subject, surroundings, report);
  }
  const notes = subject ? await notesOn(subject, surroundings).catch(() => []) : [];
  report({ kind: 'done', notes });
  process.disconnect();
}

async function load(url: URL): Promise<Subject> {
  const { definition, contract } = await loadModule(url);
  const other = new URL(url);
  other.searchParams.set('node', '2');
  const { definition: elsewhere } = await loadModule(other);
  return { definition, elsewhere, contract: parseContract(contract) };
}

/** One after the other; with a provider that hangs there is no second one. */
async function judge(subject: Subject, surroundings: Surroundings, report: Tell): Promise<void> {
  for (const { name, ...check } of contractChecks) {
    report({ kind: 'begun', check: name });
    const wrong = await check.run(subject, surroundings).then(() => undefined, tell);
    report({ kind: 'ended', check: name, ...(wrong !== undefined && { wrong }) });
    if (name === 'time' && wrong !== undefined) return;
  }
}
