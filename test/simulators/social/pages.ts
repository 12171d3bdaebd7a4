// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Account } from './site.js';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => entities[char] ?? char);

export const page = (title: string, body: string): string => `<!doctype html>
<html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f0f4f9;color:#1f1f1f}
main{max-width:28rem;margin:3rem auto;background:#fff;padding:2rem;border-radius:1rem}
button{display:block;width:100%;text-align:left;font:inherit;padding:.75rem 1rem;margin:.5rem 0;border:1px solid #747775;border-radius:.5rem;background:#fff;cursor:pointer}
button:hover{background:#e9eef6}small{color:#444746}
</style></head><body><main>${body}</main></body></html>`;

export interface Chooser {
  /** The provider's name, as it calls itself. */
  readonly name: string;
  readonly action: string;
  readonly accounts: readonly Account[];
  /** What was asked; it travels along. */
  readonly asked: Readonly<Record<string, string>>;
  /** Whether a person may keep their address to themselves. */
  readonly mayHideEmail: boolean;
}

/** The account chooser and the consent in one: every account a button. */
export function chooserPage({ name, action, accounts, asked, mayHideEmail }: Chooser): string {
  const hidden = Object.entries(asked).map(
    ([key, value]) => `<input type="hidden" name="${escape(key)}" value="${escape(value)}">`,
  );
  const buttons = accounts.map(
    ({ id, givenName, familyName, email, label }) =>
      `<button name="account" value="${escape(id)}">${escape(`${givenName} ${familyName}`)} <small>(${escape(label.it)})<br>${escape(email)}</small></button>`,
  );
  const consent = mayHideEmail
    ? '<p><label><input type="checkbox" name="share_email" value="yes" checked> Condividi l’indirizzo di posta</label></p>'
    : '<input type="hidden" name="share_email" value="yes">';
  return page(
    `${name} (simulato)`,
    `<h1>Scegli un account</h1><p>Questo è ${escape(name)}, simulato: nessun dato esce da questa macchina.</p>
<form method="post" action="${escape(action)}">${hidden.join('')}${consent}${buttons.join('\n')}
<button name="account" value="">Annulla</button></form>`,
  );
}

export const errorPage = (name: string, problem: string): string =>
  page(`${name} (simulato)`, `<h1>Errore 400</h1><p>${escape(problem)}</p>`);
