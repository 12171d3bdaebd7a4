// SPDX-License-Identifier: AGPL-3.0-or-later
import { escape, page } from '../social/pages.js';

export interface ShownCard {
  readonly id: string;
  readonly holder: string;
  readonly what: string;
}

const title = 'Lettore di tessere (simulato)';

/** The cards on the table; while a service waits, each is a button that puts it into the reader. */
export function readerPage(cards: readonly ShownCard[], insert?: 'insert'): string {
  const named = ({ holder, what }: ShownCard): string =>
    `${escape(holder)} <small>(${escape(what)})</small>`;
  if (!insert) {
    const links = cards.map(
      (one) => `<li><a href="/card-reader/cards/${one.id}.pem">${named(one)}</a></li>`,
    );
    return page(
      title,
      `<h1>${title}</h1><p>Certificato e chiave di ogni tessera, per un browser che ne vuole usare una.</p><ul>${links.join('')}</ul>`,
    );
  }
  const buttons = cards.map(
    (one) => `<button name="card" value="${one.id}">${named(one)}</button>`,
  );
  return page(
    title,
    `<h1>Inserisci una tessera</h1><p>Questo è un lettore di tessere, simulato: il PIN è già scritto.</p>
<form method="post">${buttons.join('\n')}
<button name="card" value="">Nessuna tessera</button></form>`,
  );
}
