// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { Command, Option } from 'commander';
import { compareMetadata } from '../../providers/saml/service-provider/difference.js';
import { metadataHistory } from '../../providers/saml/service-provider/metadata.js';
import { withDatabases } from '../with-databases.js';
import { certificate } from './certificate.js';
import { openSpid, type SpidInstance } from './instance.js';

/** What an operator needs for the talk with AgID: metadata and certificates. */
export function samlCommand(): Command {
  const command = new Command('saml').description('metadata and certificates for SPID');
  command
    .command('metadata')
    .description('print the signed metadata of a SPID instance')
    .argument('[instance]', 'needed when there are several')
    .option('--diff', 'what would change against the last published metadata; exit code 1 if any')
    .addOption(new Option('--versions', 'what was published when, newest first').conflicts('diff'))
    .action(metadata);
  command
    .command('certificate')
    .description('make a key and a self-signed certificate, or a request, in the profile of AgID')
    .argument('[instance]', 'needed when there are several')
    .requiredOption('--locality <town>', 'where the body has its seat, in full')
    .option('--request', 'a request to be signed by others, in the place of the certificate')
    .option('--out <name>', 'writes <name>.key and <name>.crt or <name>.csr', 'saml')
    .option('--days <number>', 'how long it lasts', '1095')
    .option('--bits <number>', '2048, 3072 or 4096', '3072')
    .action(certificate);
  return command;
}

interface MetadataOptions {
  readonly diff?: true;
  readonly versions?: true;
}

const metadata = (
  instance: string | undefined,
  { diff, versions }: MetadataOptions,
): Promise<void> =>
  withDatabases('service', async (deps) => {
    const spid = await openSpid(deps, instance);
    if (versions) return printVersions(spid);
    if (!diff) return console.log(await spid.metadata.render());
    const { published, removed, added } = await compareMetadata(spid.host, spid.metadata);
    if (!published) return console.log('nothing was published yet');
    if (removed.length + added.length === 0) return console.log('nothing would change');
    for (const line of removed) console.log(`- ${line}`);
    for (const line of added) console.log(`+ ${line}`);
    console.log('AgID would have to load the metadata again before identity providers know it');
    process.exitCode = 1;
  });

/** For the talk with AgID about which one they have. */
async function printVersions({ host }: SpidInstance): Promise<void> {
  const versions = await host.documents.history(metadataHistory, 100);
  if (versions.length === 0) console.log('nothing was published yet');
  for (const { version, storedAt, body } of versions) {
    const sha256 = createHash('sha256').update(body).digest('hex');
    console.log(`${version}  ${storedAt.toISOString()}  sha256 ${sha256}`);
  }
}
