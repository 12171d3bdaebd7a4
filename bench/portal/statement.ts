// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';

/** SQL as it went over the wire. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Over which connection. */
  readonly client: number;
}

/** As one line; dates and bytes come back as what they were. */
export const encode = ({ values, ...rest }: Statement): string =>
  JSON.stringify({ ...rest, values: values.map(wrap) });

export function decode(line: string): Statement {
  const { values, ...rest } = JSON.parse(line) as Statement;
  return { ...rest, values: values.map(unwrap) };
}

function wrap(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return { bytes: value.toString('base64') };
  if (value instanceof Date) return { date: value.toISOString() };
  return Array.isArray(value) ? value.map(wrap) : (value ?? null);
}

function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap);
  if (typeof value !== 'object' || value === null) return value;
  if ('bytes' in value) return Buffer.from(String(value.bytes), 'base64');
  return 'date' in value ? new Date(String(value.date)) : value;
}

/** What is stored under a random name is stored under another one each time, as the service does. */
export const renewed = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('"id_hash"')
    ? value.replaceAll(
        /"id_hash":"[0-9a-f]{64}"/g,
        () => `"id_hash":"${randomBytes(32).toString('hex')}"`,
      )
    : value;
