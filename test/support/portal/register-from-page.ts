// SPDX-License-Identifier: AGPL-3.0-or-later
import { parse } from 'yaml';
import { portal } from '../../../config/parties.js';
import type { Db } from '../../../src/database/database.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { trustId, type ClientId } from '../../../src/kernel/ids.js';
import { registerPortal } from '../../../src/portal/use-cases/register-portal.js';
import { portalSecret, testBox } from '../builders/portal.js';
import type { ConnectPage } from './connect-page.js';

/** The portal that a page describes, with the secret of the tests in the place of its file. */
export function portalOnPage({ operator }: Pick<ConnectPage, 'operator'>) {
  const file = { tag: '!file', resolve: () => portalSecret };
  const { portals } = parse(operator, { customTags: [file] }) as { portals: unknown[] };
  return portal.parse(portals[0]);
}

/** Registers the portal of a page, as its operator would. */
export async function registerFromPage(db: Db, page: ConnectPage): Promise<void> {
  const { sector, ...said } = portalOnPage(page);
  const clientId = trustId<ClientId>(said.clientId);
  const registration = { ...said, clientId, sector: sector ?? said.clientId };
  await registerPortal({ db, now: systemClock, box: testBox }, { registration });
}
