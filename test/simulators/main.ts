// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cardReader } from './cns/reader.js';
import { startDemoFederation } from './demo-federation.js';
import { startGateway } from './gateway/index.js';
import { startMailbox } from './mailbox/index.js';
import { startPortal } from './portal/index.js';
import { startSocial } from './social/index.js';
import { startSpidIdp } from './spid-idp/index.js';
import { readPersonas } from './spid-idp/personas.js';

/** What the demonstration hands over: Piazza's own port, and where to keep keys. */
export interface SimulatorOptions {
  readonly port: number;
  readonly dataDirectory: string;
}

interface Simulator {
  readonly origin: string;
  close(): Promise<void>;
}

/** Each simulator with the ports that are its own, counted from Piazza's. */
const simulators: readonly ((options: SimulatorOptions) => Promise<Simulator>)[] = [
  ({ port }) => startSpidIdp({ port: port + 1 }),
  async ({ port, dataDirectory }) =>
    startSocial({
      port: port + 2,
      accounts: await readPersonas(),
      piazza: `http://localhost:${port}`,
      secretOf: (kind) => secretOf(dataDirectory, kind),
    }),
  ({ port }) => startMailbox({ port: port + 3, smtpPort: port + 4 }),
  ({ port, dataDirectory }) =>
    startPortal({
      port: port + 5,
      issuer: `http://localhost:${port}/oidc`,
      clientId: 'partecipazioni',
      clientSecret: secretOf(dataDirectory, 'portal-a'),
      name: 'PartecipAzioni (demo)',
      controller: 'Regione Emilia-Romagna',
    }),
  ({ port, dataDirectory }) =>
    startPortal({
      port: port + 6,
      issuer: `http://localhost:${port}/oidc`,
      clientId: 'ravenna',
      clientSecret: secretOf(dataDirectory, 'portal-b'),
      name: 'Partecipa Ravenna (demo)',
      controller: 'Comune di Ravenna (demo)',
    }),
  ({ port, dataDirectory }) =>
    startDemoFederation({
      port: port + 7,
      piazza: `http://localhost:${port}`,
      secretOf: (name) => secretOf(dataDirectory, name),
    }),
  async ({ port, dataDirectory }) => {
    const reader = await cardReader({
      origin: `http://localhost:${port + 9}`,
      listener: `https://localhost:${port + 8}`,
      trusted: () => secretOf(dataDirectory, 'cards.crt'),
      anchors: join(dataDirectory, 'cards'),
    });
    return startGateway({ port: port + 9 }, [reader]);
  },
];

/** What Piazza was configured with, made by the demonstration. */
const secretOf = (dataDirectory: string, name: string): string =>
  readFileSync(join(dataDirectory, 'keys', name), 'utf8').trim();

const options = JSON.parse(
  process.argv[2] ?? '{"port":3000,"dataDirectory":".piazza"}',
) as SimulatorOptions;
const started: Simulator[] = [];

async function stop(): Promise<void> {
  await Promise.allSettled(started.map((simulator) => simulator.close()));
  process.exit(0);
}

// The demonstration's own process ends them: also when it dies.
process.on('disconnect', () => void stop());
process.on('SIGTERM', () => void stop());
// Ctrl-C reaches the whole group: under the demonstration, its process decides when.
process.on('SIGINT', () => {
  if (!process.connected) void stop();
});

try {
  for (const start of simulators) started.push(await start(options));
  process.send?.('ready');
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const port = error instanceof Error && 'port' in error ? String(error.port) : 'of a simulator';
  const problem = taken
    ? `the port ${port} is taken: stop what uses it, or set PORT to another one`
    : String(error);
  if (process.send) process.send(problem, () => process.exit(1));
  else throw error;
}
