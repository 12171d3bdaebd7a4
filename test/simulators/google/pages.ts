// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GooglePersona } from './app.js';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => entities[char] ?? char);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f0f4f9;color:#1f1f1f}
main{max-width:28rem;margin:3rem auto;background:#fff;padding:2rem;border-radius:1rem}
button{display:block;width:100%;text-align:left;font:inherit;padding:.75rem 1rem;margin:.5rem 0;border:1px solid #747775;border-radius:.5rem;background:#fff;cursor:pointer}
button:hover{background:#e9eef6}small{color:#444746}
</style></head><body><main>${body}</main></body></html>`;

/** The account chooser: every persona a button, what was asked travels along. */
export function consentPage(
  personas: readonly GooglePersona[],
  asked: Readonly<Record<string, string>>,
): string {
  const hidden = ['redirect_uri', 'state', 'nonce', 'code_challenge'].map(
    (name) => `<input type="hidden" name="${name}" value="${escape(asked[name] ?? '')}">`,
  );
  const buttons = personas.map(
    ({ id, givenName, familyName, email, label }) =>
      `<button name="persona" value="${escape(id)}">${escape(`${givenName} ${familyName}`)} <small>(${escape(label.it)})<br>${escape(email)}</small></button>`,
  );
  return page(
    'Google (simulato)',
    `<h1>Scegli un account</h1><p>Questo è un Google simulato: nessun dato esce da questa macchina.</p>
<form method="post" action="/choose">${hidden.join('')}${buttons.join('\n')}
<button name="persona" value="">Annulla</button></form>`,
  );
}

export const errorPage = (problem: string): string =>
  page('Google (simulato)', `<h1>Errore 400</h1><p>${escape(problem)}</p>`);
