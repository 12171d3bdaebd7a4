// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../config/schema.js';
import { errorCode } from '../kernel/error-code.js';
import { StartError } from './start-error.js';

const drainMilliseconds = 10_000;

/**
 * Listens as configured.
 * @throws StartError when the port is taken or not allowed.
 */
export async function listen(
  app: RequestListener,
  { port, host, tls }: Config['http'],
): Promise<Server> {
  const server = tls
    ? createTlsServer({ key: tls.key, cert: tls.certificate }, app)
    : createServer(app);
  await listenAt(server, { port, host });
  return server;
}

/** @throws StartError when the port is taken or not allowed. */
export async function listenAt(
  server: Server,
  { port, host }: Pick<Config['http'], 'port' | 'host'>,
): Promise<void> {
  server.listen({ port, host });
  try {
    await once(server, 'listening');
  } catch (cause) {
    const code = errorCode(cause) ?? 'unknown';
    const reason = code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${code})`;
    const way = 'stop what uses it, or set PORT to another one';
    throw new StartError(`the port ${port} ${reason}: ${way}`, { cause });
  }
}

/** Lets requests in flight finish, for at most 10 seconds. */
export async function stopListening(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const deadline = new AbortController();
  const tooLate = sleep(drainMilliseconds, undefined, { signal: deadline.signal }).then(
    () => server.closeAllConnections(),
    () => undefined,
  );
  await closed;
  deadline.abort();
  await tooLate;
}
