// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from '../../compose/start-error.js';
import { fileOf } from '../../providers/load-definition.js';
import { kinds } from '../../providers/registry.js';

/**
 * The module that is meant: a file (also without `./`) or a package, seen from the working directory
 * and then from the configuration.
 * @throws StartError when there is none
 */
export function findModule(nameOrPath: string, configFile: string | undefined): URL {
  if (nameOrPath in kinds) {
    throw new StartError(`${nameOrPath} comes with Piazza, whose own tests run the suite over it`);
  }
  const file = resolve(nameOrPath);
  const bases = [join(process.cwd(), 'piazza.yaml'), ...(configFile ? [resolve(configFile)] : [])];
  const names = existsSync(file) ? [file] : [nameOrPath];
  for (const base of bases) {
    for (const name of names) {
      const found = tryFile(name, base);
      if (found) return found;
    }
  }
  throw new StartError(
    `${nameOrPath} is no file and no installed package, seen from here${configFile ? ` and from ${configFile}` : ''}`,
  );
}

function tryFile(name: string, base: string): URL | undefined {
  try {
    const url = fileOf(name, base);
    return existsSync(fileURLToPath(url)) ? url : undefined;
  } catch {
    return undefined;
  }
}
