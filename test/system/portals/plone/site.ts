// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PortalSite } from '../site.js';
import { startProgram } from '../program.js';

/** Where the virtual environment is that `npm run test:system` makes. */
const python = '.cache/system/plone/bin/python';

/** A Plone site as the page for Plone sets it up; it takes half a minute to be made. */
export async function startPlone(site: PortalSite, port: number, group: string): Promise<void> {
  const input = JSON.stringify({ port, group, settings: site.page.settings });
  const args = ['test/system/portals/plone/serve.py'];
  await startProgram(site, { program: python, args, input, ready: 'ready' });
}
