// SPDX-License-Identifier: AGPL-3.0-or-later
// AgID's validator against a running Piazza: every profile, both bindings, every response case, and
// for each refusal the rule that the log names. Arguments: the scheme, `spid` or
// `cie`, and the profiles to run; all of the scheme when none.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChecks } from './checks.mjs';
import { makeKeys, makeSamlCertificates } from './keys.mjs';
import { work } from './paths.mjs';
import { readInstances } from './profiles.mjs';
import { installValidator } from './programs.mjs';
import { checkCertificates, checkSchemas } from './python-checks.mjs';
import { compareRules, expectedFor, readOutcomes } from './rules.mjs';
import { findFreePort, runPiazza, startService } from './service.mjs';
import { tellAndCount } from './table.mjs';
import { validate, validatorMetadata } from './validator.mjs';

/** The validator waits for its own helper programs most of the time. */
const atOnce = 3;

const program = installValidator();
runPiazza(['--help']);
makeKeys();
writeFileSync(join(work, 'idp.xml'), await validatorMetadata(program));
const port = await findFreePort();
const origin = `https://127.0.0.1:${port}`;
const certificates = await checkCertificates(program, await makeSamlCertificates(origin));
const [scheme, ...wanted] = process.argv.slice(2);
const instances = readInstances(scheme, { origin, wanted });
if (instances.length === 0) throw new Error('no such profile: see conformance/profiles.yaml');

const found = await validateAll();
const rows = instances.map((instance, index) => {
  const { id } = instance;
  const { report, told } = found.results[index];
  const expected = expectedFor(instance);
  const checks = readChecks(
    report,
    expected.map((one) => one.case),
  );
  const outcomes = readOutcomes(found.log, id);
  const rules = report ? compareRules(expected, outcomes, checks.statuses) : [told];
  return { id, ...checks, failures: [...checks.failures, ...found.schemaFaults[index]], rules };
});
process.exit(tellAndCount(rows, certificates) === 0 ? 0 : 1);

async function validateAll() {
  const providers = instances.map(({ id, use, config }) => ({ id, use, config }));
  const service = await startService(port, { providers });
  try {
    const schemaFaults = await checkSchemas(program, origin, instances);
    const results = await inTurns(instances, (instance) => validate(program, origin, instance));
    return { results, schemaFaults, log: await service.stop() };
  } finally {
    await service.stop();
  }
}

/** The results in the order of the items, a few at once. */
async function inTurns(items, act) {
  const results = [];
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      results[next[0]] = await act(next[1]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
