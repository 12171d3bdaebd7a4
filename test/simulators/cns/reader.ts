// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Router } from 'express';
import { readPersonas } from '../spid-idp/personas.js';
import { createAuthority, type Authority } from './authority.js';
import type { Card } from './card.js';
import { present } from './handshake.js';
import { readerPage, type ShownCard } from './reader-page.js';

export interface ReaderOptions {
  /** Where this reader is found: an origin. */
  readonly origin: string;
  /** Where Piazza asks for TLS certificates: an origin. */
  readonly listener: string;
  /** The certificate that it shows there, PEM. */
  readonly trusted: () => string;
  /** Where Piazza looks for the authorities that it trusts. */
  readonly anchors: string;
}

const base = '/card-reader';

/**
 * A card reader with a card of every person of the demonstration, for browsers that have none: the page
 * chooses the card, the handshake with Piazza is a real one. Its authority answers at the same address.
 */
export async function cardReader({ origin, listener, trusted, anchors }: ReaderOptions) {
  const authority = await createAuthority({
    addresses: { ocspUrl: `${origin}${base}/ocsp`, crlUrl: `${origin}${base}/list` },
  });
  mkdirSync(anchors, { recursive: true });
  writeFileSync(join(anchors, 'authority.pem'), authority.certificate);
  const cards = await issueCards(authority);
  const find = (id: unknown): Card | undefined => cards.find((one) => one.id === id)?.card;

  const router = express.Router();
  router.get(base, (_req, res) => res.send(readerPage(cards)));
  router.get(`${base}/cards/:id.pem`, (req, res) => {
    const card = find(req.params.id);
    if (!card) throw new Error('non c’è questa tessera');
    res.type('application/x-pem-file').send(card.certificate + card.key);
  });
  const path = `${base}/sign-in/:instance/card`;
  router.get(path, (_req, res) => res.send(readerPage(cards, 'insert')));
  router.post(path, express.urlencoded({ extended: false }), async (req, res) => {
    const address = new URL(req.originalUrl.slice(base.length), listener);
    const card = find(req.body.card);
    const { status, location, text } = await present(address, { card, trusted: trusted() });
    if (location === undefined) res.status(status).send(text);
    else res.redirect(303, location);
  });
  answerForAuthority(router, authority);
  return router;
}

function answerForAuthority(router: Router, authority: Authority): void {
  router.get(`${base}/list`, async (_req, res) => {
    res.type('application/pkix-crl').send(await authority.list());
  });
  const question = express.raw({ type: 'application/ocsp-request', limit: '20kb' });
  router.post(`${base}/ocsp`, question, async (req, res) => {
    res.type('application/ocsp-response').send(await authority.answer(req.body));
  });
}

interface OwnCard extends ShownCard {
  readonly card: Card;
}

/** One for everybody with a fiscal code, and one that was taken back. */
async function issueCards(authority: Authority): Promise<readonly OwnCard[]> {
  const people = (await readPersonas()).flatMap(({ fiscalNumber = '', ...persona }) => {
    const [, fiscalCode] = /^TINIT-(.{16})$/.exec(fiscalNumber) ?? [];
    return fiscalCode === undefined ? [] : [{ ...persona, fiscalCode }];
  });
  const good = people.map(async (one) => ({
    id: one.id,
    holder: `${one.givenName} ${one.familyName}`,
    what: one.label.it,
    card: await authority.issue(one),
  }));
  const [first] = await Promise.all(good);
  const [holder] = people;
  if (!first || !holder) throw new Error('nobody has a card');
  const revoked = await authority.issue(holder);
  authority.revoke(revoked);
  const taken = { ...first, id: 'revoked', what: 'tessera revocata', card: revoked };
  return [...(await Promise.all(good)), taken];
}
