// SPDX-License-Identifier: AGPL-3.0-or-later
import { destination, pino, type Logger } from 'pino';

export type { Logger };

/** Names of fields whose values never reach a log, wherever they stand up to two levels deep. */
const secretFields = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'secret',
  'clientSecret',
  'client_secret',
  'token',
  'access_token',
  'refresh_token',
  'id_token',
  'code',
  'email',
  'fiscalNumber',
  'fiscal_number',
  'SAMLResponse',
  'SAMLRequest',
  'RelayState',
];

/** What a request carries: there `code` is the grant of an authorization, whatever it looks like. */
const requestParts = ['query', 'body', 'params', 'form'];

/** As failures are called by us, Node.js, OpenSSL, and PostgreSQL; a random code is none of these. */
const errorCode = /^([a-z]+(_[a-z]+)*(\.[a-z0-9_]+)*|[A-Z]+(_[A-Z0-9]+)*|[0-9A-Z]{5})$/;
const longestErrorCode = 60;

/** Which failure it was stays to be read; anything else called `code` does not. */
function censor(value: unknown, path: readonly unknown[]): unknown {
  const names =
    path.at(-1) === 'code' &&
    !requestParts.includes(String(path.at(-2))) &&
    typeof value === 'string' &&
    value.length <= longestErrorCode &&
    errorCode.test(value);
  return names ? value : '[redacted]';
}

/** A JSON logger to standard output. Redaction is a second wall: nothing secret should be passed at all. */
export function createLogger(level: string): Logger {
  const paths = [
    // Named, since pino tells what stands behind a wildcard at the top to nobody.
    ...requestParts.map((part) => `${part}.code`),
    ...secretFields.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]),
  ];
  // Written at once, as Node itself writes to a pipe: a thread for each line costs more than the line.
  const output = destination({ dest: 1, sync: true });
  return pino({ level, redact: { paths, censor } }, output);
}
