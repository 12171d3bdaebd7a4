// SPDX-License-Identifier: AGPL-3.0-or-later
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from '../program.js';
import type { PortalSite } from '../site.js';

const modules = '/usr/lib/apache2/modules';
const loaded = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'dir', 'auth_openidc'];

/** Debian's Apache with the directives of the page, over two pages of its own: `/` and `/comunita`. */
export async function startApache(site: PortalSite, port: number): Promise<void> {
  const [directives = ''] = site.page.blocks('apache');
  const folder = mkdtempSync(join(tmpdir(), 'piazza-apache-'));
  site.undo.push(() => rmSync(folder, { recursive: true, force: true }));
  // The user that Apache becomes reads the pages.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'pages/comunita'), { recursive: true });
  writeFileSync(join(folder, 'pages/index.html'), 'Il sito');
  writeFileSync(join(folder, 'pages/comunita/index.html'), 'Solo per chi ne fa parte');
  const whole = [
    ...loaded.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`),
    `ServerRoot ${folder}`,
    `Listen 127.0.0.1:${port}`,
    `ServerName localhost:${port}`,
    `PidFile ${folder}/pid`,
    // A socket cannot be opened by its name, as our end of its output is one.
    'ErrorLog "|/bin/cat"',
    `DocumentRoot ${folder}/pages`,
    // Without privileges there is nobody else to become.
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
    directives,
  ];
  const file = join(folder, 'apache.conf');
  writeFileSync(file, whole.join('\n'));
  await startProgram(site, {
    program: 'apache2',
    args: ['-DFOREGROUND', '-f', file],
    ready: 'resuming normal operations',
  });
}
