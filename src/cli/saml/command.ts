// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { StartError } from '../../compose/start-error.js';
import { day, later, systemClock } from '../../kernel/clock.js';
import { generateRsaKey, selfSignedCertificate } from '../../providers/saml/certificate.js';
import { certificateSubject } from '../../providers/spid/certificate-request.js';
import { spidConfigSchema } from '../../providers/spid/config.js';
import { compareMetadata } from '../../providers/saml/service-provider/difference.js';
import { readConfiguration } from '../configuration.js';
import { withDatabases } from '../with-databases.js';
import { chooseSpid, openSpid } from './instance.js';

/** What an operator needs for the talk with AgID: metadata and certificates. */
export function samlCommand(): Command {
  const command = new Command('saml').description('metadata and certificates for SPID');
  command
    .command('metadata')
    .description('print the signed metadata of a SPID instance')
    .argument('[instance]', 'needed when there are several')
    .option('--diff', 'what would change against the last published metadata; exit code 1 if any')
    .action(metadata);
  command
    .command('certificate')
    .description('make a key and a self-signed certificate in the profile of AgID')
    .argument('[instance]', 'needed when there are several')
    .requiredOption('--locality <town>', 'where the body has its seat, in full')
    .option('--out <name>', 'writes <name>.key and <name>.crt', 'saml')
    .option('--days <number>', 'how long it lasts', '1095')
    .option('--bits <number>', '2048, 3072 or 4096', '3072')
    .action(certificate);
  return command;
}

const metadata = (instance: string | undefined, { diff }: { diff?: true }): Promise<void> =>
  withDatabases('service', async (deps) => {
    const spid = await openSpid(deps, instance);
    if (!diff) return console.log(await spid.metadata.render());
    const { published, removed, added } = await compareMetadata(spid.host, spid.metadata);
    if (!published) return console.log('nothing was published yet');
    if (removed.length + added.length === 0) return console.log('nothing would change');
    for (const line of removed) console.log(`- ${line}`);
    for (const line of added) console.log(`+ ${line}`);
    console.log('AgID would have to load the metadata again before identity providers know it');
    process.exitCode = 1;
  });

interface CertificateOptions {
  readonly locality: string;
  readonly out: string;
  readonly days: string;
  readonly bits: string;
}

async function certificate(
  instance: string | undefined,
  { locality, out, days, bits }: CertificateOptions,
): Promise<void> {
  const configuration = await readConfiguration();
  const { id, config } = chooseSpid(configuration, instance);
  const spid = spidConfigSchema.parse(config);
  if (!['2048', '3072', '4096'].includes(bits))
    throw new StartError('--bits needs 2048, 3072 or 4096');
  const standard = new URL(`/sign-in/${id}/metadata`, configuration.http.publicUrl).href;
  const entityId = spid.entityId ?? standard;
  const key = await generateRsaKey(Number(bits));
  const notBefore = systemClock();
  const pem = await selfSignedCertificate(
    {
      ...certificateSubject(spid, entityId),
      locality,
      notBefore,
      notAfter: later(notBefore, Number(days) * day),
    },
    key,
  );
  const written = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  create(`${out}.key`, written, 0o600);
  create(`${out}.crt`, pem, 0o644);
  console.log(
    `wrote ${out}.key and ${out}.crt: name them first in keys.saml, keep the old ones until AgID has loaded the metadata`,
  );
}

/** @throws StartError when the file exists: it may be the key in use */
function create(file: string, content: string, mode: number): void {
  if (existsSync(file)) throw new StartError(`${file} is there already: name another with --out`);
  writeFileSync(file, content, { mode, flag: 'wx' });
}
