// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { pino } from 'pino';
import { newId } from '../../../src/kernel/ids.js';
import { aCommunity } from '../../support/builders/membership.js';
import { aPortal } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { acquainted, callApi } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';

const lines: string[] = [];
const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
const database = useDatabase();
const { db } = database;
const app = usePortalApp(database, { logger });

it('logs no address of who is invited twice, nor of who cannot be offered a role', async () => {
  const community = await aCommunity(db, { furtherRoles: [] });
  const portal = await aPortal(db, { communities: [community.slug] });
  const { own: token } = await acquainted({ db, app }, { portal, memberId: community.managerId });
  const email = `guest-${newId()}@example.org`;
  const path = `/communities/${community.slug}/invitations`;
  const invite = (body: object) => callApi(app, 'POST', path, { token, body });

  expect(await invite({ email })).toMatchObject({ status: 201 });
  expect(await invite({ email })).toMatchObject({ body: { code: 'invitation.already_open' } });
  const notInUse = { email: `other-${email}`, role: 'editor' };
  expect(await invite(notInUse)).toMatchObject({ body: { code: 'role.not_in_use' } });

  const told = lines.join('');
  expect(told).toContain('invitation.already_open');
  expect(told).toContain('role.not_in_use');
  expect(told).not.toContain('@');
});
