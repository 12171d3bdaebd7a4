// SPDX-License-Identifier: AGPL-3.0-or-later
// AgID's validator against a running Piazza: every profile, both bindings, every response case, and
// for each refusal the rule that the log names. Arguments: the profiles to run; all when none.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChecks } from './checks.mjs';
import { makeKeys } from './keys.mjs';
import { work } from './paths.mjs';
import { readInstances } from './profiles.mjs';
import { installValidator } from './programs.mjs';
import { cases, compareRules, readOutcomes } from './rules.mjs';
import { findFreePort, startService } from './service.mjs';
import { tellAndCount } from './table.mjs';
import { validate, validatorMetadata } from './validator.mjs';

/** The validator waits for its own helper programs most of the time. */
const atOnce = 3;

const program = installValidator();
makeKeys();
writeFileSync(join(work, 'idp.xml'), await validatorMetadata(program));
const port = await findFreePort();
const origin = `https://127.0.0.1:${port}`;
const instances = readInstances(origin, process.argv.slice(2));
if (instances.length === 0) throw new Error('no such profile: see conformance/profiles.yaml');

const { results, log } = await validateAll();
const rows = instances.map(({ id }, index) => {
  const { report, told } = results[index];
  const checks = readChecks(report, cases);
  const rules = report ? compareRules(readOutcomes(log, id), checks.statuses) : [told];
  return { id, ...checks, rules };
});
process.exit(tellAndCount(rows) === 0 ? 0 : 1);

async function validateAll() {
  const service = await startService(port, instances);
  const found = [];
  const waiting = [...instances.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, instance] = next;
      found[index] = await validate(program, origin, instance);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, worker));
  } catch (error) {
    await service.stop();
    throw error;
  }
  return { results: found, log: await service.stop() };
}
