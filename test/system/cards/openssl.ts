// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commonNameOf, type CardHolder } from '../../simulators/cns/card.js';
import { configurationOf, type Extensions } from './openssl-configuration.js';

const execute = promisify(execFile);

/** Runs the program of that name. @throws Error with what it says */
export const openssl = async (...args: readonly string[]): Promise<void> => {
  await execute('openssl', [...args]);
};

export interface Issued {
  /** PEM, and the paths of the files that hold it. */
  readonly certificate: string;
  readonly key: string;
  readonly files: { readonly certificate: string; readonly key: string };
}

export interface CardWish {
  readonly extensions?: Extensions;
  readonly rsaBits?: number;
  /** UTCTime, as `openssl ca` takes it. */
  readonly from?: string;
  readonly until?: string;
}

/** An authority whose every certificate, list and answer is made by `openssl`. */
export interface OpensslAuthority extends Issued {
  readonly name: string;
  readonly folder: string;
  below(name: string): Promise<OpensslAuthority>;
  server(): Promise<Issued>;
  card(holder: CardHolder, wish?: CardWish): Promise<Issued>;
  revoke(card: Issued): Promise<void>;
  /** DER */
  list(): Promise<Buffer>;
  /** Makes the responder that signs its answers. */
  appoint(): Promise<void>;
  /** The answer to an OCSP request, both DER, signed by that responder. */
  answer(request: Buffer): Promise<Buffer>;
}

interface Where {
  readonly root: string;
  /** Where lists and answers are had: an origin. */
  readonly online: string;
}

interface Named {
  readonly name: string;
  readonly subject: string;
}

/** A root in a folder of its own below `root`. */
export async function aRoot(where: Where, name: string): Promise<OpensslAuthority> {
  const folder = folderOf(where, name);
  const made = await request({ folder, name: 'authority', subject: subjectOf(name) });
  const own = ['-selfsign', '-keyfile', made.files.key];
  return authorityIn(where, { folder, name, ...(await sign(folder, made, 'authority', own)) });
}

const subjectOf = (name: string): string => `/C=IT/O=Regione di prova/CN=${name}`;

function folderOf({ root, online }: Where, name: string): string {
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'openssl.cnf'), configurationOf(folder, `${online}/${name}`));
  return folder;
}

function authorityIn(
  where: Where,
  own: Issued & { readonly folder: string; readonly name: string },
): OpensslAuthority {
  const { folder } = own;
  const configuration = join(folder, 'openssl.cnf');
  let count = 0;
  let responder: Issued | undefined;
  const issue = async (what: Named, extensions: Extensions, wish: CardWish = {}) => {
    count += 1;
    const made = await request({ folder, ...what, name: `${what.name}-${count}` }, wish.rsaBits);
    const from = wish.from === undefined ? [] : ['-startdate', wish.from];
    const until = wish.until === undefined ? [] : ['-enddate', wish.until];
    return sign(folder, made, extensions, [...from, ...until]);
  };
  return {
    ...own,
    async below(name) {
      const issued = await issue({ name, subject: subjectOf(name) }, 'authority');
      const its = folderOf(where, name);
      const files = { certificate: join(its, 'authority.crt'), key: join(its, 'authority.key') };
      writeFileSync(files.certificate, issued.certificate);
      writeFileSync(files.key, issued.key);
      return authorityIn(where, { ...issued, files, folder: its, name });
    },
    server: () => issue({ name: 'server', subject: '/CN=localhost' }, 'server'),
    card({ fiscalCode }, wish = {}) {
      const commonName = commonNameOf(fiscalCode).replaceAll(/[/+]/g, String.raw`\$&`);
      const subject = `/C=IT/O=Carta nazionale dei servizi/CN=${commonName}`;
      return issue({ name: 'card', subject }, wish.extensions ?? 'card', wish);
    },
    revoke: ({ files }) => openssl('ca', '-config', configuration, '-revoke', files.certificate),
    async list() {
      const [text, der] = [join(folder, 'list.pem'), join(folder, 'list.der')];
      await openssl('ca', '-config', configuration, '-gencrl', '-out', text);
      await openssl('crl', '-in', text, '-outform', 'DER', '-out', der);
      return readFileSync(der);
    },
    async appoint() {
      responder = await issue({ name: 'responder', subject: subjectOf('responder') }, 'responder');
    },
    async answer(asked) {
      if (!responder) throw new Error(`${own.name} appointed no responder`);
      return answer(own, responder.files, asked);
    },
  };
}

interface Request {
  readonly files: Issued['files'];
  readonly request: string;
}

async function request(
  { folder, name, subject }: Named & { readonly folder: string },
  rsaBits?: number,
): Promise<Request> {
  const at = (extension: string): string => join(folder, `${name}.${extension}`);
  const kind =
    rsaBits === undefined
      ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
      : ['-newkey', `rsa:${rsaBits}`];
  const out = ['-nodes', '-keyout', at('key'), '-out', at('csr')];
  await openssl('req', '-new', ...kind, ...out, '-utf8', '-subj', subject);
  return { files: { certificate: at('crt'), key: at('key') }, request: at('csr') };
}

async function sign(
  folder: string,
  { files, request: csr }: Request,
  extensions: Extensions,
  further: readonly string[],
): Promise<Issued> {
  const how = ['-batch', '-notext', '-config', join(folder, 'openssl.cnf')];
  const what = ['-extensions', extensions, '-in', csr, '-out', files.certificate];
  await openssl('ca', ...how, ...what, ...further);
  const read = (file: string): string => readFileSync(file, 'utf8');
  return { certificate: read(files.certificate), key: read(files.key), files };
}

async function answer(
  { folder, files: { certificate } }: Pick<OpensslAuthority, 'folder' | 'files'>,
  responder: Issued['files'],
  asked: Buffer,
): Promise<Buffer> {
  const name = join(folder, `question-${randomUUID()}`);
  writeFileSync(name, asked);
  const who = ['-index', join(folder, 'index.txt'), '-CA', certificate];
  const signer = ['-rsigner', responder.certificate, '-rkey', responder.key];
  const how = ['-reqin', name, '-respout', `${name}.answer`, '-ndays', '1'];
  await openssl('ocsp', ...who, ...signer, ...how);
  return readFileSync(`${name}.answer`);
}
