// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DemoAddresses } from '../../../src/cli/demo/environment.js';
import type { Person } from './person.js';

/** Signs in with SPID and lands on a page of Piazza, past the notice that newcomers read once. */
export async function signInAt(
  { piazza }: DemoAddresses,
  person: Person,
  { persona, path }: { persona: string; path: string },
): Promise<void> {
  await person.open(`${piazza}/sign-in?return_to=${path}`);
  await person.signInWithSpid({ idp: 'Alfa', persona });
  if (person.page.url().includes('welcome')) await person.click(/Ho letto/);
}
