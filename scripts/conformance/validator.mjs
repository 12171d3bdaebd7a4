// SPDX-License-Identifier: AGPL-3.0-or-later
// Drives AgID's validator: its identity provider's metadata, then one run for each instance.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reports, work } from './paths.mjs';

/** The entityID that the validator gives itself. Nothing listens there: it only reads our requests. */
export const validatorEntityId = 'https://localhost:8443';

const env = {
  ...process.env,
  IDP_ENTITYID: validatorEntityId,
  IDP_CERT_PATH: join(work, 'idp'),
  REQUESTS_CA_BUNDLE: join(work, 'tls.crt'),
  CURL_CA_BUNDLE: join(work, 'tls.crt'),
  NO_PROXY: '127.0.0.1',
  no_proxy: '127.0.0.1',
  PYTHONWARNINGS: 'ignore',
};

/** @returns the exit code and everything it printed */
export function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaints = '';
    child.stdout.on('data', (bytes) => (output += bytes));
    child.stderr.on('data', (bytes) => (complaints += bytes));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output, complaints }));
  });
}

/** The metadata of the validator's identity provider, with the certificate of this run. */
export async function validatorMetadata(program) {
  const { code, output, complaints } = await run(program, ['--idp-metadata']);
  if (code !== 0) throw new Error(`the validator gave no metadata:\n${output}${complaints}`);
  return output;
}

/** Metadata, request and every response case of one instance; the report stays as a file. */
export async function validate(program, origin, { id, profile, attributes }) {
  const report = join(reports, `${id}.json`);
  rmSync(report, { force: true });
  const person = join(work, `${id}.attributes.json`);
  if (attributes) writeFileSync(person, JSON.stringify(attributes));
  const choice = encodeURIComponent(validatorEntityId);
  const { output, complaints } = await run(program, [
    `--metadata-url=${origin}/sign-in/${id}/metadata`,
    `--authn-url=${origin}/sign-in/${id}/start?choice=${choice}`,
    `--profile=${profile}`,
    ...(attributes ? [`--attr-json=${person}`] : []),
    '--extra',
    '--test-response',
    '--report_format=json',
    `--report-output-file=${report}`,
    '--debug=ERROR',
  ]);
  const told = `${output}${complaints}`;
  return {
    told,
    report: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined,
  };
}
