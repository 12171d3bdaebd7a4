// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Database } from '../../database/schema.js';

type Cell =
  | string
  | number
  | boolean
  | Date
  | Buffer
  | null
  | readonly string[]
  | readonly object[]
  | Readonly<Record<string, object>>;
/** Rows of one table, with the columns that are set; all rows have the same ones. */
export interface TableRows {
  readonly table: keyof Database;
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

/** What it needs of a connection. */
export interface Executor {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

/** Inserts many rows in one statement, in the order given: parents first. */
export async function writeRows(executor: Executor, { table, rows }: TableRows): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await executor.query(
    `insert into ${table} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows, asPostgres)],
  );
}

/** Buffers reach here as what their own `toJSON` made of them. */
function asPostgres(_key: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'type' in value && 'data' in value) {
    return `\\x${Buffer.from(value.data as number[]).toString('hex')}`;
  }
  return value;
}
