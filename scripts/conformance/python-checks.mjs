// SPDX-License-Identifier: AGPL-3.0-or-later
// What AgID publishes beside the validator's own run, and the validator does not ask for by itself.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, work } from './paths.mjs';
import { fetchText } from './service.mjs';
import { run } from './validator.mjs';

async function runScript(program, script, args) {
  const python = join(dirname(program), 'python');
  const { code, output, complaints } = await run(python, [join(root, script), ...args]);
  if (code !== 0) throw new Error(`${script} failed:\n${complaints}`);
  const lines = output.split('\n').filter(Boolean);
  return lines.map((line) => line.split('\t'));
}

/** The one of CIE is the only one that the validator knows for it, so it does not stop short there. */
const schemasOf = ({ use, config }) =>
  use === 'spid'
    ? [
        'saml-schema-metadata-sp-spid-av29.xsd',
        ...(config.aggregated ? ['saml-schema-metadata-aggregated-spid.xsd'] : []),
      ]
    : [];

/**
 * The metadata against AgID's strict schemas (Avviso 29 v3; aggregators: Avviso 19 v4).
 * @returns for each instance what its metadata breaks
 */
export async function checkSchemas(program, origin, instances) {
  const pairs = [];
  for (const instance of instances) {
    const file = join(work, `${instance.id}.xml`);
    writeFileSync(file, await fetchText(`${origin}/sign-in/${instance.id}/metadata`));
    pairs.push(...schemasOf(instance).flatMap((schema) => [schema, file]));
  }
  const faults = await runScript(program, 'scripts/conformance/schema.py', pairs);
  return instances.map(({ id }) =>
    faults.filter(([file]) => file === `${id}.xml`).map(([, fault]) => fault),
  );
}

/**
 * Certificates that we made against AgID's profile (Avviso 29 v3).
 * @returns the number of checks, and those that failed
 */
export async function checkCertificates(program, certificates) {
  const pairs = certificates.flatMap(({ sector, file }) => [sector, file]);
  const checks = await runScript(program, 'scripts/conformance/certificates.py', pairs);
  const failed = checks.filter(([result]) => result !== 'success').map(([, check]) => check);
  return { count: checks.length, failed };
}
