// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect } from '@jest/globals';
import type { Card } from '../simulators/cns/card.js';
import type { CnsSite } from './cns-site.js';
import { viewerOf } from './sign-in-app.js';

/** What the person gets to read. */
export interface Refusal {
  readonly status: number;
  readonly it: string;
  readonly en: string;
}

export interface WrongCard extends Refusal {
  readonly what: string;
  readonly rule: string;
  /** The card that is shown. */
  readonly card: (site: CnsSite) => Promise<Card>;
  /** What else is wrong in the world. */
  readonly before?: (site: CnsSite) => Promise<void> | void;
}

export const refusals = {
  unrecognised: {
    status: 403,
    it: 'non è di una CNS o TS-CNS che riconosciamo',
    en: 'is not of a CNS or TS-CNS that we recognise',
  },
  notForSignIn: { status: 403, it: 'non serve per accedere', en: 'is not for signing in' },
  unreadable: {
    status: 400,
    it: 'non contiene un codice fiscale scritto in modo corretto',
    en: 'holds no fiscal code that is written correctly',
  },
  expired: { status: 403, it: 'La tua tessera è scaduta', en: 'Your card has expired' },
  notYetValid: { status: 403, it: 'non è ancora valido', en: 'is not valid yet' },
  revoked: { status: 403, it: 'è stata revocata o sospesa', en: 'was revoked or suspended' },
  unchecked: {
    status: 403,
    it: 'non possiamo controllare se la tua tessera è ancora valida',
    en: 'cannot check whether your card is still valid',
  },
  tooOld: {
    status: 403,
    it: 'una tecnologia che non è più sicura',
    en: 'a technology that is no longer safe',
  },
} satisfies Record<string, Refusal>;

/** In both languages: the status, the sentence, the rule in the log, no session, and no fiscal code anywhere. */
export async function expectRefused(site: CnsSite, wrong: WrongCard): Promise<void> {
  const shown = await wrong.card(site);
  for (const locale of ['it', 'en'] as const) {
    await wrong.before?.(site);
    site.first.piazza.logged.length = 0;
    const browser = site.browser();
    const { location = '' } = await site.show(await site.start(browser), { card: shown });
    const page = await browser.get(location, { 'accept-language': locale });
    expect([page.status, site.rules()]).toEqual([wrong.status, [wrong.rule]]);
    expect(page.html).toContain(wrong[locale]);
    expect(await viewerOf(browser)).toBeNull();
    expect(page.html).not.toContain(site.holder.fiscalCode);
    expect(JSON.stringify(site.first.piazza.logged)).not.toContain(site.holder.fiscalCode);
  }
}
