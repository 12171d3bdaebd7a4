// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { createPool } from '../../src/database/database.js';
import { prepared } from '../../src/database/prepared.js';
import { trustId, type ClientId } from '../../src/kernel/ids.js';
import { checkSubject } from '../../src/portal/store/check.js';
import { send } from '../measure/http.js';
import { apiToken } from '../login/relying-party.js';
import { portal } from '../stage/portal.js';
import { freePort, startProgram, type Service } from '../stage/service.js';
import type { Question } from './questions.js';

/** A way to have a question answered. */
export interface Contestant {
  readonly name: 'piazza' | 'bare' | 'direct';
  /** The process whose CPU counts; undefined when it is the measuring one. */
  readonly pid: number | undefined;
  /** A function that asks; made anew for each repetition. */
  open(): Promise<(question: Question) => Promise<void>>;
  close(): Promise<void>;
}

/** The API, as a portal calls it. */
export const piazza = ({ origin, pid }: Service): Contestant => ({
  name: 'piazza',
  pid,
  async open() {
    const authorization = `Bearer ${await apiToken(origin)}`;
    return (question) => post(`${origin}/api/v1/check`, question, { authorization });
  },
  close: async () => {},
});

/** An Express route with the same statement, in a process of its own. */
export async function bare(databaseUrl: string): Promise<Contestant> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const service = await startProgram([join(import.meta.dirname, 'bare-server.js')], {
    origin,
    ready: '/readyz',
    env: { BENCH_DATABASE: databaseUrl, BENCH_PORT: String(port) },
  });
  return {
    name: 'bare',
    pid: service.pid,
    open: async () => (question) => post(`${origin}/check`, question),
    close: () => service.stop(),
  };
}

/** The statement alone, from loops over ten connections, as pgbench does. */
export function direct(databaseUrl: string): Contestant {
  const pool = createPool({ url: databaseUrl, poolSize: 10 });
  const statements = prepared(pool);
  const asker = { clientId: trustId<ClientId>(portal.clientId) };
  return {
    name: 'direct',
    pid: undefined,
    open: async () => async (question) => {
      await checkSubject(statements, asker, question);
    },
    close: () => pool.end(),
  };
}

async function post(
  url: string,
  { subject, slug }: Question,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const body = JSON.stringify({
    subject: { type: 'member', id: subject },
    action: { name: 'member' },
    resource: { type: 'community', id: slug },
  });
  const answer = await send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${answer.text}`);
}
