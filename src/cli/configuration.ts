// SPDX-License-Identifier: AGPL-3.0-or-later
import { resolve } from 'node:path';
import { loadConfig, type ConfigSchema } from '../../config/load.js';
import type { Config } from '../../config/schema.js';
import { loadDefinition } from '../providers/load-definition.js';
import { kinds } from '../providers/registry.js';
import { demoConfigFile, demoEnvironment } from './demo/environment.js';

/** The configuration that PIAZZA_CONFIG names. @throws ConfigError */
export async function readConfiguration(): Promise<Config> {
  const file = process.env['PIAZZA_CONFIG'];
  return readConfigurationFile(file);
}

/** The demonstration's own file also knows the addresses that follow from PORT. */
export async function readConfigurationFile(file: string | undefined): Promise<Config> {
  const isDemo = file !== undefined && resolve(file) === demoConfigFile;
  const environment = isDemo
    ? { ...demoEnvironment(process.env['PORT']), ...process.env }
    : process.env;
  return loadConfig(file, { environment, kindSchema: (use) => kindSchema(use, file ?? '') });
}

/** A plug-in that cannot be imported is not a fault of the configuration: its instance is disabled. */
async function kindSchema(use: string, file: string): Promise<ConfigSchema | undefined> {
  const known = kinds[use];
  if (known) return known;
  return loadDefinition(use, file).then(
    (definition): ConfigSchema => definition.configSchema,
    () => undefined,
  );
}
