// SPDX-License-Identifier: AGPL-3.0-or-later
// scim2-tester against a running Piazza: a portal of one community, and the manager who writes through it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeKeys, makeSamlCertificates } from './keys.mjs';
import { cache, reports, root, work } from './paths.mjs';
import { pythonEnvironment } from '../python-environment.mjs';
import { installPrograms } from './programs.mjs';
import { fillRegion, managerToken } from './scim-region.mjs';
import { configure, findFreePort, runPiazza, startService } from './service.mjs';
import { run } from './validator.mjs';

/** The tester leaves without a result what it never came to: fewer checks than these are a failure too. */
const fewestChecks = 40;
const excusable = [
  // The tester adds, removes and replaces an extension as a whole although `/Schemas` says that each of its attributes
  // is only read, which RFC 7644 (3.5.2) has refused with `mutability`.
  /^Failed to (add|remove|replace) attribute 'urn:[^']*:Community': .*\(scim\.mutability\)$/,
  // It puts somebody into a group who was only invited, and expects them in an answer although `/Schemas` says that
  // members are returned on request.
  /^Failed to add attribute 'members': .*\(membership\.not_member\)$/,
  /^PATCH modify\(\) returned unexpected value for 'members'/,
];
const excuses = 5;
/** A service has a way to sign in; nobody does here. */
const providers = [{ id: 'email', use: 'email-link' }];

installPrograms();
const requirements = join(reports, 'scim-requirements.txt');
const programs = pythonEnvironment(join(cache, 'scim2-tester'), requirements);
runPiazza(['--help']);
makeKeys();
const port = await findFreePort();
const origin = `https://127.0.0.1:${port}`;
await makeSamlCertificates(origin);
runPiazza(['migrate', 'up'], configure(port, { providers }));
const { portal, subject } = await fillRegion();
const token = join(work, 'scim.token');
writeFileSync(token, await managerToken(origin, subject), { mode: 0o600 });

process.exit(tell(await test()));

async function test() {
  const script = join(root, 'scripts/conformance/scim.py');
  const args = [script, `${origin}/scim/v2`, join(work, 'tls.crt'), token];
  const service = await startService(port, { providers, portals: [portal] });
  try {
    return await run(join(programs, 'python'), args);
  } finally {
    await service.stop();
  }
}

/** Prints every check that was not simply passed and a line of counts. @returns the exit code */
function tell({ code, output, complaints }) {
  const lines = output.split('\n').filter((line) => line.startsWith('{'));
  const checks = lines.map((line) => JSON.parse(line)).map(judge);
  for (const { verdict, type, check, reason } of checks) {
    if (verdict !== 'passed') console.log(`${verdict}: ${type} ${check}: ${reason}`);
  }
  if (code !== 0) console.error(complaints);
  const count = (verdict) => checks.filter((one) => one.verdict === verdict).length;
  const [skipped, excused, failed] = ['skipped', 'excused', 'failed'].map(count);
  const brokeOff = code !== 0 || checks.length < fewestChecks;
  if (brokeOff) console.error('the tester broke off');
  if (excused !== excuses) console.error(`${excuses} checks are excused: the list is out of date`);
  console.log(`${checks.length} checks, ${skipped} skipped, ${excused} excused, ${failed} failed`);
  return failed === 0 && excused === excuses && !brokeOff ? 0 : 1;
}

function judge(check) {
  const { status, reason } = check;
  if (status === 'skipped') return { ...check, verdict: 'skipped' };
  if (['success', 'compliant', 'acceptable'].includes(status))
    return { ...check, verdict: 'passed' };
  return { ...check, verdict: excusable.some((one) => one.test(reason)) ? 'excused' : 'failed' };
}
