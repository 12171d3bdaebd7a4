// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { portalSecret } from '../builders/portal.js';
import { completeConfiguration } from '../configuration.js';
import { freePorts } from '../free-ports.js';
import { runPiazza } from '../piazza-process.js';

/** A place for Piazza on this machine, before it runs. */
export interface Ground {
  readonly origin: string;
  readonly folder: string;
  /** Where the secrets of portals lie, a file each. */
  readonly secrets: string;
  readonly configuration: string;
  /** Writes the configuration, what an operator adds to it at its end, and starts. */
  start(written: Written): Promise<void>;
  /** Ends what runs, and leaves nothing. */
  close(): Promise<void>;
}

interface Written {
  readonly databaseUrl: string;
  readonly sections?: Readonly<Record<string, unknown>>;
  /** As it stands on a page. */
  readonly operator: string;
  /** Whose secrets the operator's words name. */
  readonly portals: readonly string[];
}

/** Piazza as it is installed: the real command, a configuration file, a port. */
export async function aGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'piazza-portals-'));
  const secrets = join(folder, 'portals');
  mkdirSync(secrets);
  const port = await freePorts(1);
  const origin = `http://localhost:${port}`;
  const configuration = join(folder, 'piazza.yaml');
  let stop = async (): Promise<void> => undefined;
  return {
    origin,
    folder,
    secrets,
    configuration,
    async start({ databaseUrl, sections = {}, operator, portals }) {
      for (const portal of portals) writeFileSync(join(secrets, portal), portalSecret);
      const all = {
        ...(await completeConfiguration()),
        http: { port, host: '127.0.0.1', publicUrl: origin, outbound: { allowPrivate: true } },
        database: { url: databaseUrl },
        log: { level: 'info' },
        ...sections,
      };
      writeFileSync(configuration, `${stringify(all)}\n${operator}`);
      const piazza = runPiazza(['serve'], { env: { PIAZZA_CONFIG: configuration } });
      stop = async () => {
        piazza.child.kill('SIGTERM');
        await piazza.ended;
      };
      await piazza.until('listening');
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
