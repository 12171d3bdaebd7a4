// SPDX-License-Identifier: AGPL-3.0-or-later
// The metadata against AgID's strict schemas (Avviso 29 v3; aggregators: Avviso 19 v4).
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, work } from './paths.mjs';
import { fetchText } from './service.mjs';
import { run } from './validator.mjs';

const schemasOf = ({ config }) => [
  'saml-schema-metadata-sp-spid-av29.xsd',
  ...(config.aggregated ? ['saml-schema-metadata-aggregated-spid.xsd'] : []),
];

/** @returns for each instance what its metadata breaks */
export async function checkSchemas(program, origin, instances) {
  const pairs = [];
  for (const instance of instances) {
    const file = join(work, `${instance.id}.xml`);
    writeFileSync(file, await fetchText(`${origin}/sign-in/${instance.id}/metadata`));
    pairs.push(...schemasOf(instance).flatMap((schema) => [schema, file]));
  }
  const python = join(dirname(program), 'python');
  const script = join(root, 'scripts/conformance/schema.py');
  const { code, output, complaints } = await run(python, [script, ...pairs]);
  if (code !== 0) throw new Error(`the schemas could not be checked:\n${complaints}`);
  const faults = output.split('\n').map((line) => line.split('\t'));
  return instances.map(({ id }) =>
    faults.filter(([file]) => file === `${id}.xml`).map(([, fault]) => fault),
  );
}
