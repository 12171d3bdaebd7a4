// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Persona } from '../../spid-idp/personas.js';

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const page = (title: string, body: string, status = 200): Response =>
  new Response(
    `<!doctype html>
<html lang="it"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:1.1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#17324d}
fieldset{margin:1rem 0;border:1px solid #5d7083}button{font:inherit;padding:.6rem 1.2rem;background:#0059b3;
color:#fff;border:0;cursor:pointer}button.second{background:#435a70}label{display:block;padding:.2rem 0}</style>
</head><body><main><h1>${escape(title)}</h1>${body}</main></body></html>`,
    { status, headers: { 'content-type': 'text/html; charset=utf-8' } },
  );

const levelNames: Readonly<Record<string, string>> = {
  'https://www.spid.gov.it/SpidL1': 'livello 1: nome utente e password',
  'https://www.spid.gov.it/SpidL2': 'livello 2: con un secondo fattore',
  'https://www.spid.gov.it/SpidL3': 'livello 3: con la carta',
};

const personaChoice = (persona: Persona, index: number): string =>
  `<label><input type="radio" name="persona" value="${escape(persona.id)}"${index === 0 ? ' checked' : ''}> ${escape(
    `${persona.givenName} ${persona.familyName}, ${persona.label.it}`,
  )}</label>`;

/** Who are you, and may these data be sent? */
export const loginPage = (
  asked: {
    readonly service: string;
    readonly acr: string;
    readonly claims: readonly string[];
    readonly action: string;
    readonly pending: string;
  },
  personas: readonly Persona[],
): Response =>
  page(
    'Entra con CIE',
    `<p><strong>${escape(asked.service)}</strong> chiede di sapere chi sei. Questo è un gestore di identità simulato.</p>
<form method="post" action="${escape(asked.action)}"><input type="hidden" name="pending" value="${escape(asked.pending)}">
<fieldset><legend>Persona</legend>${personas.map(personaChoice).join('')}</fieldset>
<p><label for="acr">Livello</label><select id="acr" name="acr">${Object.entries(levelNames)
      .map(
        ([value, name]) =>
          `<option value="${value}"${value === asked.acr ? ' selected' : ''}>${escape(name)}</option>`,
      )
      .join('')}</select></p>
<p>Dati che saranno inviati:</p><ul>${asked.claims.map((name) => `<li>${escape(name)}</li>`).join('')}</ul>
<button type="submit" name="answer" value="yes">Entra</button>
<button type="submit" name="answer" value="no" class="second">Annulla</button></form>`,
  );

export const errorPage = (message: string): Response =>
  page('Richiesta non valida', `<p>${escape(message)}</p>`, 400);
