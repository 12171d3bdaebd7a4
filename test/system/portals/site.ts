// SPDX-License-Identifier: AGPL-3.0-or-later
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { trustId, type MemberId, type Slug } from '../../../src/kernel/ids.js';
import { aPerson, type Person } from '../../e2e/support/person.js';
import { startSpidIdp } from '../../simulators/spid-idp/index.js';
import { aRemoval } from '../../support/builders/measures.js';
import { aCommunity } from '../../support/builders/membership.js';
import { portalSecret } from '../../support/builders/portal.js';
import { spidConfigInput } from '../../support/builders/spid.js';
import type { TestDatabase } from '../../support/database.js';
import { connectPage, type ConnectPage } from '../../support/portal/connect-page.js';
import { aGround } from '../../support/portal/installed.js';

/** Piazza as it is installed, SPID to sign in with, the community `cdpp`, and one portal of a page. */
export interface PortalSite {
  readonly origin: string;
  readonly folder: string;
  /** The page that the portal is connected by, with the places of this machine. */
  readonly page: ConnectPage;
  /** What was started last is ended first. */
  readonly undo: (() => unknown)[];
  person(browser: Browser): Promise<Person>;
  /** From the page with the ways in to the page that the portal shows. */
  signIn(person: Person): Promise<void>;
  join(person: Person): Promise<void>;
  /** The manager of the community removes somebody. */
  endMembership(displayName: string): Promise<void>;
  /** Out of Piazza itself, by its own page. */
  signOut(person: Person): Promise<void>;
  close(): Promise<void>;
}

export const community = 'cdpp';

/**
 * @param portal.page the software
 * @param portal.origin where the portal is, or will be
 */
export async function aPortalSite(
  database: TestDatabase,
  portal: { readonly page: string; readonly origin: string },
): Promise<PortalSite> {
  const { db } = database;
  const ground = await aGround();
  const { folder, origin, secrets } = ground;
  const undo: PortalSite['undo'] = [() => ground.close()];
  const slug = trustId<Slug>(community);
  const { managerId } = await aCommunity(db, { slug });
  const spid = await startSpidIdp({ port: 0, issuers: ['alfa'] });
  undo.push(() => spid.close());
  const places = { piazza: origin, portal: portal.origin, secrets, secret: portalSecret };
  const page = connectPage(portal.page, places);
  const config = spidConfigInput({ url: `${spid.origin}/metadata.xml` });
  await ground.start({
    databaseUrl: database.url,
    sections: { providers: [{ id: 'spid', use: 'spid', name: 'SPID', config }] },
    operator: page.operator,
    portals: [portal.page],
  });

  return {
    origin,
    folder,
    page,
    undo,
    async person(browser) {
      const person = await aPerson(browser, { piazza: origin, social: 'about:blank' });
      person.context.setDefaultTimeout(60_000);
      return person;
    },
    signIn: (person) => signIn(person, origin),
    signOut: (person) => signOut(person, origin),
    async join(person) {
      await person.open(`${origin}/c/${community}/join`);
      await person.click(/^Aderisci/);
    },
    async endMembership(displayName) {
      const { id } = await db
        .selectFrom('member')
        .select('id')
        .where('display_name', '=', displayName)
        .executeTakeFirstOrThrow();
      await aRemoval(db, { slug, managerId }, trustId<MemberId>(id));
    },
    async close() {
      for (const step of undo.toReversed()) await step();
    },
  };
}

async function signOut(person: Person, origin: string): Promise<void> {
  await person.open(`${origin}/sign-out`);
  // The click alone comes back before the answer does.
  const answered = person.page.waitForResponse(
    (response) => response.request().method() === 'POST',
  );
  await person.click('Esci');
  await answered;
}

/** Portals are told of an ended session within a second, not within the answer: what comes once it is so, or at the end. */
export async function answeredAtLast(
  ask: () => Promise<string>,
  isSo: (answer: string) => boolean,
): Promise<string> {
  let answer = await ask();
  for (let tries = 0; tries < 150 && !isSo(answer); tries += 1) {
    await sleep(200);
    answer = await ask();
  }
  return answer;
}

/** What was read and agreed to before is not shown again. */
async function signIn(person: Person, origin: string): Promise<void> {
  const { page } = person;
  const at = (path: string): boolean => page.url().startsWith(`${origin}${path}`);
  if (at('/sign-in')) await person.signInWithSpid({ idp: 'Alfa', persona: 'Giulia' });
  await page.waitForLoadState();
  if (at('/sign-in/welcome')) await person.click(/Ho letto/);
  if (at('/interaction/')) await person.click('Continua');
  await page.waitForURL((url) => url.origin !== origin);
}
