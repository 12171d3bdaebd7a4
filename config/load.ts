// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readDocument, type Environment } from './document.js';
import { ConfigError, type Fault, type Path, pathText } from './fault.js';
import { configSchema, type Config } from './schema.js';
import { wordFaults } from './wording.js';

export { ConfigError };

/** What checks the configuration of a provider; a plug-in's may come from another library than ours. */
export interface ConfigSchema {
  /** @throws Error saying what is wrong */
  parse(config: unknown): unknown;
}

/**
 * Gives the schema of a provider kind, by the `use` of an instance. `undefined` for a plug-in that
 * cannot be loaded: that disables the instance later and does not stop the start.
 */
export type KindSchema = (use: string) => Promise<ConfigSchema | undefined>;

export interface LoadOptions {
  readonly environment: Environment;
  readonly kindSchema: KindSchema;
}

/**
 * Reads the configuration once.
 * @throws ConfigError with every fault at once: its path, and what to write instead.
 */
export async function loadConfig(file: string | undefined, options: LoadOptions): Promise<Config> {
  if (!file) {
    const message = 'set it to the path of a configuration file, such as config/example.yaml';
    throw new ConfigError('PIAZZA_CONFIG is not set and so the configuration', [
      { path: [], message },
    ]);
  }
  const { value, faults } = readDocument(read(file), options.environment);
  if (value === undefined) throw new ConfigError(file, faults.length > 0 ? faults : [emptyFile]);

  const parsed = configSchema.safeParse(withPort(value, options.environment), {
    reportInput: true,
  });
  const found = parsed.success ? [] : wordFaults(configSchema, parsed.error);
  const all = [...faults, ...found, ...(await providerFaults(value, options.kindSchema))];
  const distinct = firstOfEachPath(all);
  if (!parsed.success || distinct.length > 0) throw new ConfigError(file, distinct);
  return { ...parsed.data, file };
}

const emptyFile: Fault = { path: [], message: 'it is empty: begin from config/example.yaml' };

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const message =
      'it cannot be read: correct PIAZZA_CONFIG, or create the file from config/example.yaml';
    throw new ConfigError(file, [{ path: [], message }], { cause });
  }
}

function withPort(value: unknown, { PORT: port }: { PORT?: string }): unknown {
  if (!port || !isRecord(value) || !isRecord(value['http'])) return value;
  return { ...value, http: { ...value['http'], port } };
}

async function providerFaults(value: unknown, kindSchema: KindSchema): Promise<Fault[]> {
  const instances = isRecord(value) && Array.isArray(value['providers']) ? value['providers'] : [];
  const faults = instances.map(async (instance: unknown, index) => {
    if (!isRecord(instance) || typeof instance['use'] !== 'string') return [];
    const schema = await kindSchema(instance['use']);
    const path = ['providers', index, 'config'];
    return schema ? configFaults(schema, instance['config'] ?? {}, path) : [];
  });
  return (await Promise.all(faults)).flat();
}

function configFaults(schema: ConfigSchema, config: unknown, path: Path): Fault[] {
  if (schema instanceof z.ZodType) {
    const parsed = schema.safeParse(config, { reportInput: true });
    return parsed.success ? [] : wordFaults(schema, parsed.error, path);
  }
  try {
    schema.parse(config);
    return [];
  } catch (error) {
    return [{ path, message: error instanceof Error ? error.message : 'is refused' }];
  }
}

/** A variable that is not set also leaves its field missing: only the cause is told. */
function firstOfEachPath(faults: readonly Fault[]): Fault[] {
  const byPath = new Map<string, Fault>();
  for (const fault of faults) {
    const key = fault.path.length === 0 ? fault.message : pathText(fault.path);
    if (!byPath.has(key)) byPath.set(key, fault);
  }
  return [...byPath.values()];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
