// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Issuer } from './issuer.js';
import type { Persona } from './personas.js';
import type { ReceivedRequest } from './request.js';

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="it"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:1.1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#17324d}
fieldset{margin:1rem 0;border:1px solid #5d7083}button{font:inherit;padding:.6rem 1.2rem;background:#0059b3;
color:#fff;border:0;cursor:pointer}button.second{background:#435a70}label{display:block;padding:.2rem 0}</style>
</head><body><main><h1>${escape(title)}</h1>${body}</main></body></html>`;

const option = (value: string, text: string, chosen: boolean): string =>
  `<option value="${escape(value)}"${chosen ? ' selected' : ''}>${escape(text)}</option>`;

const personaChoice = (persona: Persona, index: number): string =>
  `<label><input type="radio" name="persona" value="${persona.id}"${index === 0 ? ' checked' : ''}> ${escape(
    `${persona.givenName} ${persona.familyName}, ${persona.label.it}`,
  )}</label>`;

/** Who are you? */
export const loginPage = (
  { issuer, request, pending }: { issuer: Issuer; request: ReceivedRequest; pending: string },
  personas: readonly Persona[],
): string =>
  page(
    `Entra con ${issuer.displayName}`,
    `<p><strong>${escape(request.serviceName)}</strong> chiede di sapere chi sei. Questo è un gestore di identità simulato.</p>
<form method="post" action="/idp/${issuer.name}/login"><input type="hidden" name="pending" value="${pending}">
<fieldset><legend>Persona</legend>${personas.map(personaChoice).join('')}</fieldset>
<p><label for="level">Livello</label><select id="level" name="level">${Object.entries(
      issuer.manner.levels,
    )
      .map(([value, text]) => option(value, text, value === request.classRef))
      .join('')}</select></p>
<p><label for="outcome">Esito</label><select id="outcome" name="outcome">${[
      option('success', 'Autenticazione riuscita', true),
      ...Object.entries(issuer.manner.outcomes).map(([value, text]) =>
        option(value, `${value}: ${text}`, false),
      ),
    ].join('')}</select></p>
<button type="submit">Entra</button></form>`,
  );

/** May these attributes be sent? */
export const consentPage = (
  { issuer, request, pending }: { issuer: Issuer; request: ReceivedRequest; pending: string },
  persona: Persona,
  names: readonly string[],
): string =>
  page(
    'Autorizzi l’invio dei dati?',
    `<p>${escape(`${persona.givenName} ${persona.familyName}`)}, stiamo per inviare a <strong>${escape(
      request.serviceName,
    )}</strong> questi dati:</p><ul>${names.map((name) => `<li>${escape(name)}</li>`).join('')}</ul>
<form method="post" action="/idp/${issuer.name}/consent"><input type="hidden" name="pending" value="${pending}">
<button type="submit" name="answer" value="yes">Autorizza</button>
<button type="submit" name="answer" value="no" class="second">Non autorizzo</button></form>`,
  );

/** The POST binding: goes on by itself where scripts run, with a button everywhere. */
export const postPage = (acs: string, fields: Readonly<Record<string, string>>): string =>
  page(
    'Torna al servizio',
    `<form method="post" action="${escape(acs)}">${Object.entries(fields)
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`)
      .join(
        '',
      )}<button type="submit">Continua</button></form><script>document.forms[0].submit()</script>`,
  );

/** The end of a logout that this identity provider began. */
export const signedOutPage = (): string =>
  page('Sei uscito', '<p>La sessione presso questo gestore di identità simulato è chiusa.</p>');

/** The same where a link leads back. */
export const leftPage = (back: string): string =>
  page(
    'Sei uscito',
    `<p>La sessione presso il gateway simulato è chiusa.</p><p><a href="${escape(back)}">Torna al servizio</a></p>`,
  );

export const errorPage = (message: string): string =>
  page('Richiesta non valida', `<p>${escape(message)}</p>`);
