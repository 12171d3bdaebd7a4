// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { day } from '../../../src/kernel/clock.js';
import { configurationPath } from '../../simulators/cie-federation/entity.js';
import { createKey, type Key } from '../../simulators/cie-federation/key.js';
import { straighten, withoutTrustMark, type World } from '../../support/cie/bends.js';
import { addressFaults } from '../../support/cie/address-faults.js';
import { chainFaults } from '../../support/cie/chain-faults.js';
import { entityFaults } from '../../support/cie/entity-faults.js';
import { chooseAtCie } from '../../support/cie/relying-party.js';
import { beginCie, patience, startCieSite, type CieSite } from '../../support/cie/site.js';
import { tokenFaults } from '../../support/cie/token-faults.js';
import { userinfoFaults } from '../../support/cie/userinfo-faults.js';
import { useDatabase } from '../../support/database.js';
import type { Page } from '../../support/http-browser.js';
import { expectRefusal, type Refused } from '../../support/refusal.js';

const { db } = useDatabase();
const someone = { persona: 'citizen' };
let time = Date.now();
let cie: CieSite;
let stranger: Key;

beforeAll(async () => {
  stranger = await createKey();
  cie = await startCieSite({ db, now: () => new Date(time) });
});
/** Three days on: everything that was resolved has expired, and so has every remembered refusal. */
beforeEach(() => {
  time += 3 * day;
  straighten(cie.federation);
  cie.network.deadline = patience;
});
afterAll(() => cie.close());

const world = (): World => ({
  federation: cie.federation,
  stranger,
  seconds: () => Math.floor(time / 1_000),
});
const expectRefused = (
  refused: (language: string) => Promise<Page>,
  code: Refused,
  rule: string,
): Promise<void> => expectRefusal(cie.piazza, refused, { instance: 'cie', code, rule });

/** Nobody waits long where the federation is to be late. */
function hurryFor(rule: string): void {
  if (rule === 'fetch.too_late') cie.network.deadline = 1_000;
}

const start = (language = 'it', { site } = cie): Promise<Page> =>
  site
    .browser()
    .post(
      '/sign-in/cie/start',
      {},
      { 'accept-language': language, 'sec-fetch-site': 'same-origin' },
    );

describe('a federation that is not as it must be is refused before anybody is sent away:', () => {
  it.each([...chainFaults, ...entityFaults, ...addressFaults])(
    '%s',
    async (_title, bend, code, rule) => {
      hurryFor(rule);
      await bend(world());
      await expectRefused(start, code, rule);
    },
  );

  it('a federation at addresses that are not of the internet', async () => {
    const guarded = await startCieSite({ db, now: () => new Date(time), allowPrivate: false });
    await expectRefusal(guarded.piazza, (language) => start(language, guarded), {
      instance: 'cie',
      code: 'forged',
      rule: 'fetch.private_address',
    });
    expect(guarded.federation.provider.asked).toEqual([]);
    await guarded.close();
  });

  it('asks no superior for who has no trust mark', async () => {
    const { intermediate, provider } = cie.federation;
    await withoutTrustMark(world());
    intermediate.asked.length = 0;
    await start();
    expect(provider.asked.at(-1)).toBe(`GET ${configurationPath}`);
    expect(intermediate.asked).toEqual([]);
  });

  it('asks once for many who try while it is so', async () => {
    const { provider } = cie.federation;
    await withoutTrustMark(world());
    provider.asked.length = 0;
    for (let tries = 0; tries < 4; tries += 1) await start();
    expect(provider.asked).toHaveLength(1);
  });
});

describe('a reply that is not as it must be signs nobody in:', () => {
  const signIn = async (language: string, choice = someone): Promise<Page> => {
    const browser = cie.site.browser();
    const back = await chooseAtCie(await beginCie(browser), choice);
    return browser.get(back.href, { 'accept-language': language });
  };

  it.each([...tokenFaults, ...userinfoFaults])(
    '%s',
    async (_title, bend, code, rule, choice = someone) => {
      hurryFor(rule);
      await bend(world());
      await expectRefused((language) => signIn(language, choice), code, rule);
    },
  );

  it('the same reply twice', async () => {
    const browser = cie.site.browser();
    const back = await chooseAtCie(await beginCie(browser), someone);
    expect((await browser.get(back.href)).status).toBe(303);
    await expectRefused(
      (language) => browser.get(back.href, { 'accept-language': language }),
      'replayed',
      'attempt.replayed',
    );
  });

  it('the same ID token in another sign-in', async () => {
    cie.federation.provider.bends.idToken = (own) => ({ ...own, jti: 'the same' });
    expect((await signIn('it')).status).toBe(303);
    await expectRefused(signIn, 'replayed', 'attempt.single_use');
  });
});
