// SPDX-License-Identifier: AGPL-3.0-or-later
import { createRequire, findPackageJSON } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyProviderDefinition } from './provider.js';
import { isTrust } from './trust.js';

/** What a provider module must export by default, in words for whoever wrote one. */
export const expectedShape =
  '{ contract: 1, kind: string, trust: { family, level, personKeys, vouchesForEmail }, configSchema: { parse() }, create(config, host) }';

/**
 * Imports a provider that is not built in: a path (`./`, `../`, `/`) relative to the folder of the
 * configuration, or a package installed there.
 * @throws Error with the reason, and the expected shape when the default export has another
 */
export async function loadDefinition(
  use: string,
  configFile: string,
): Promise<AnyProviderDefinition> {
  const file = isPath(use) ? resolve(dirname(configFile), use) : packageEntry(use, configFile);
  const module: unknown = await import(pathToFileURL(file).href);
  const definition = isRecord(module) ? module['default'] : undefined;
  if (!isDefinition(definition)) {
    throw new Error(`${use}: the default export is no provider; expected ${expectedShape}`);
  }
  return definition;
}

const isPath = (use: string): boolean => /^\.{1,2}\//.test(use) || isAbsolute(use);

/** The file that `import` of a package means, seen from the configuration; ESM-only packages included. */
function packageEntry(name: string, configFile: string): string {
  const base = pathToFileURL(resolve(configFile));
  try {
    return createRequire(base).resolve(name);
  } catch (error) {
    const description = findPackageJSON(name, base);
    const entry = description && importEntry(JSON.parse(readFileSync(description, 'utf8')));
    if (!description || !entry) throw error;
    return join(dirname(description), entry);
  }
}

function importEntry(description: unknown): string | undefined {
  let entry: unknown = isRecord(description) ? description['exports'] : undefined;
  for (const condition of ['.', 'import', 'default']) {
    if (isRecord(entry) && condition in entry) entry = entry[condition];
  }
  return typeof entry === 'string' ? entry : undefined;
}

function isDefinition(value: unknown): value is AnyProviderDefinition {
  if (!isRecord(value)) return false;
  const { contract, kind, trust, configSchema, create } = value;
  return (
    contract === 1 &&
    typeof kind === 'string' &&
    isTrust(trust) &&
    isRecord(configSchema) &&
    typeof configSchema['parse'] === 'function' &&
    typeof create === 'function'
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
