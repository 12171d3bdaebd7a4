// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect } from '@jest/globals';
import { signIn as english } from '../../src/i18n/en/sign-in.js';
import { signIn as italian } from '../../src/i18n/it/sign-in.js';
import type { ProviderErrorCode } from '../../src/providers/provider-error.js';
import type { Page } from './http-browser.js';
import type { SignInApp } from './sign-in-app.js';

/** Refusals that a sign-in can meet on its way back; `misconfigured` is ours. */
export type Refused = Exclude<ProviderErrorCode, 'misconfigured'>;

export interface Refusal {
  readonly instance: string;
  readonly code: Refused;
  /** The rule that the log names. */
  readonly rule: string;
}

/** A refused page, in both languages, with one line in the log for each, and nobody signed in. */
export async function expectRefusal(
  { bench: { db }, logged }: Pick<SignInApp, 'bench' | 'logged'>,
  refused: (language: 'it' | 'en') => Promise<Page>,
  { instance, code, rule }: Refusal,
): Promise<void> {
  const sessions = async () => (await db.selectFrom('session').select('id').execute()).length;
  const before = await sessions();
  logged.length = 0;
  for (const [language, texts] of [
    ['it', italian],
    ['en', english],
  ] as const) {
    const page = await refused(language);
    expect([400, 401, 403, 422]).toContain(page.status);
    expect(page.html).toContain(texts[`error.provider.${code}`]);
    expect(page.headers.getSetCookie().join()).not.toContain('piazza_session');
    const said = { msg: 'sign_in.refused', refusal: `provider.${code}`, instance };
    expect(logged.splice(0)).toEqual([expect.objectContaining({ ...said, rule })]);
  }
  expect(await sessions()).toBe(before);
}
