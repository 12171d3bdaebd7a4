// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Issued } from './openssl.js';
import type { World } from './site.js';

export interface WrongCard {
  readonly what: string;
  readonly rule: string;
  /** What the person reads, in Italian. */
  readonly sentence: string;
  card(world: World): Promise<Issued>;
}

const day = 86_400_000;
/** UTCTime, so many days from now. */
const at = (days: number): string =>
  `${new Date(Date.now() + days * day).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`;
const unrecognised = 'non è di una CNS o TS-CNS che riconosciamo';

/** Cards that TLS may let through, and that Piazza refuses. */
export const wrongCards: readonly WrongCard[] = [
  {
    what: 'of another authority',
    rule: 'chain.untrusted',
    sentence: unrecognised,
    card: ({ stranger, holder }) => stranger.card(holder),
  },
  {
    what: 'for signatures',
    rule: 'certificate.key_usage',
    sentence: 'Questo certificato non serve per accedere',
    card: ({ issuing, holder }) => issuing.card(holder, { extensions: 'signature' }),
  },
  {
    what: 'of another policy',
    rule: 'certificate.policy',
    sentence: unrecognised,
    card: ({ issuing, holder }) => issuing.card(holder, { extensions: 'other_policy' }),
  },
  {
    what: 'that has expired',
    rule: 'certificate.expired',
    sentence: 'La tua tessera è scaduta',
    card: ({ issuing, holder }) => issuing.card(holder, { from: at(-9), until: at(-1) }),
  },
  {
    what: 'that is not valid yet',
    rule: 'certificate.not_yet_valid',
    sentence: 'Il certificato della tessera non è ancora valido',
    card: ({ issuing, holder }) => issuing.card(holder, { from: at(1) }),
  },
  {
    what: 'that was revoked',
    rule: 'revocation.revoked',
    sentence: 'La tua tessera è stata revocata o sospesa',
    async card({ issuing, holder }) {
      const card = await issuing.card(holder);
      await issuing.revoke(card);
      return card;
    },
  },
  {
    what: 'with an RSA key of 1024 bits',
    rule: 'certificate.key_too_weak',
    sentence: 'La tua tessera usa una tecnologia che non è più sicura',
    card: ({ issuing, holder }) => issuing.card(holder, { rsaBits: 1024 }),
  },
];
