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

/** A JSON logger to standard output. Redaction is a second wall: nothing secret should be passed at all. */
export function createLogger(level: string): Logger {
  const paths = secretFields.flatMap((field) => [
    `["${field}"]`,
    `*["${field}"]`,
    `*.*["${field}"]`,
  ]);
  // Written at once, as Node itself writes to a pipe: a thread for each line costs more than the line.
  const output = destination({ dest: 1, sync: true });
  return pino({ level, redact: { paths, censor: '[redacted]' } }, output);
}
