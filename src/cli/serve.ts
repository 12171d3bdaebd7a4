// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command } from 'commander';
import { createLogger } from '../kernel/logger.js';
import { start } from '../main.js';
import { readConfiguration } from './configuration.js';
import { onStopSignal } from './signals.js';

export const serveCommand = (): Command =>
  new Command('serve').description('start the service that PIAZZA_CONFIG describes').action(serve);

async function serve(): Promise<void> {
  const config = await readConfiguration();
  const running = await start(config, createLogger(config.log.level));
  onStopSignal(() => running.stop());
}
