// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Server } from 'node:http';

/**
 * A server that closes no connection by itself. Tests ask it from its own process: where that stood still for a few
 * seconds, a question would go out on a connection that the server is about to close.
 */
export function patient(server: Server): Server {
  server.keepAliveTimeout = 0;
  return server;
}
