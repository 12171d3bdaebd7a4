// SPDX-License-Identifier: AGPL-3.0-or-later
import { cpus, totalmem, type, release } from 'node:os';

/** What the figures hang on; nothing that names the machine. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly openssl: string;
  readonly postgres: string;
}

export const describeMachine = (postgres: string): Machine => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release().split('-')[0]}`,
  node: process.versions.node,
  openssl: process.versions.openssl,
  postgres,
});
