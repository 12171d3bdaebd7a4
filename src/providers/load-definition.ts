// SPDX-License-Identifier: AGPL-3.0-or-later
import { createRequire, findPackageJSON } from 'node:module';
import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { within } from '../kernel/within.js';
import type { Author } from './plug-in/author.js';
import { importInNameOf } from './plug-in/import.js';
import type { AnyProviderDefinition } from './provider.js';
import { isTrust } from './trust.js';

/** What a provider module must export by default, in words for whoever wrote one. */
export const expectedShape =
  '{ contract: 1, kind: string, trust: { family, level, personKeys, vouchesForEmail }, configSchema: { parse() }, create(config, host) }';

/** How long an import may take, in milliseconds: a module that waits for ever must not stop the start. */
const importPatience = 5_000;

/**
 * Imports a provider that is not built in: a path (`./`, `../`, `/`) relative to the folder of the
 * configuration, or a package installed there.
 * @throws Error with the reason, and the expected shape when the default export has another
 */
export async function loadDefinition(
  use: string,
  configFile: string,
  loading: Loading = {},
): Promise<AnyProviderDefinition> {
  return (await loadModule(fileOf(use, configFile), loading)).definition;
}

export interface Loading {
  /** In milliseconds. */
  readonly patience?: number | undefined;
  /** Told of what the import leaves behind. */
  readonly author?: Author;
}

/** What a provider's module exports: the definition, and for the contract suite what stands beside it. */
export interface ProviderModule {
  readonly definition: AnyProviderDefinition;
  readonly contract: unknown;
}

/** @param url of the module's file; another query loads it another time @throws Error with the reason */
export async function loadModule(
  url: URL,
  { patience = importPatience, author }: Loading = {},
): Promise<ProviderModule> {
  const module = await within(patience, 'its import', importInNameOf(author, url));
  const { default: definition, contract } = exportsOf(module);
  if (!isDefinition(definition)) {
    throw new Error(
      `${url.pathname}: the default export is no provider; expected ${expectedShape}`,
    );
  }
  return { definition, contract };
}

/** A CommonJS module that a compiler made of an ECMAScript one has its default one step deeper. */
function exportsOf(module: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(module)) return {};
  const inner = module['default'];
  return isRecord(inner) && '__esModule' in inner ? inner : module;
}

/** The file that `use` means, seen from a configuration. @throws Error when there is none */
export function fileOf(use: string, configFile: string): URL {
  const file = isPath(use) ? resolve(dirname(configFile), use) : packageEntry(use, configFile);
  return pathToFileURL(isFolder(file) ? join(file, entryOf(file)) : file);
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The entry of a package that is given by its folder. */
function entryOf(folder: string): string {
  const description: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const main = isRecord(description) ? description['main'] : undefined;
  return importEntry(description) ?? (typeof main === 'string' ? main : 'index.js');
}

export const isPath = (use: string): boolean => /^\.{1,2}\//.test(use) || isAbsolute(use);

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
