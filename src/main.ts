// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Server } from 'node:http';
import type { Config } from '../config/schema.js';
import { compose, type Piazza } from './compose.js';
import { listen, stopListening } from './compose/listen.js';
import type { Logger } from './kernel/logger.js';

export interface Running {
  readonly server: Server;
  /** Drains, then ends the work, the pool and the embedded server, in this order. */
  stop(): Promise<void>;
}

/** Starts the service as configured. @throws StartError; nothing is left half started. */
export async function start(config: Config, logger: Logger): Promise<Running> {
  const piazza = await compose(config, logger);
  const servers: Server[] = [];
  try {
    const server = await listen(piazza.app, config.http);
    servers.push(server);
    if (piazza.certificates) servers.push(await piazza.certificates.listen());
    await piazza.startWork();
    logger.info({ origin: config.http.publicUrl, port: config.http.port }, 'listening');
    return { server, stop: stopOnce(servers, piazza, logger) };
  } catch (error) {
    await Promise.all(servers.map(stopListening));
    await piazza.close();
    throw error;
  }
}

function stopOnce(servers: readonly Server[], piazza: Piazza, logger: Logger): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    logger.info('draining');
    piazza.drain();
    await Promise.all(servers.map(stopListening));
    await piazza.close();
    logger.info('stopped');
  };
  return () => (stopping ??= stop());
}
