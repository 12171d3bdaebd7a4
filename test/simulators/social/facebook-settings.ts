// SPDX-License-Identifier: AGPL-3.0-or-later
import { digest } from './codes.js';
import { escape, page } from './pages.js';
import { signRequest } from './signed-request.js';
import { formOf, html, type Account, type SiteSettings } from './site.js';

/** Numbers for one application, the same at every start. */
export const facebookId = ({ id }: Pick<Account, 'id'>): string =>
  `10${digest(`facebook/${id}`).readUIntBE(0, 6)}`;

const title = 'Facebook (simulato)';

/** Where a person takes an application off their account, and may ask that their data be deleted. */
export function settingsPage({ accounts, base }: SiteSettings): Response {
  const people = accounts.map(
    ({ id, givenName, familyName }) =>
      `<option value="${escape(id)}">${escape(`${givenName} ${familyName}`)}</option>`,
  );
  return html(
    page(
      title,
      `<h1>App e siti web</h1><form method="post" action="${base.pathname}/settings">
<p><label>Account <select name="account">${people.join('')}</select></label></p>
<button name="path" value="/deauthorise">Rimuovi Piazza</button>
<button name="path" value="/data-deletion">Rimuovi Piazza e chiedi di cancellare i miei dati</button></form>`,
    ),
  );
}

/** Tells the application, as Facebook does: from machine to machine. */
export async function removed(settings: SiteSettings, request: Request): Promise<Response> {
  const { account = '', path = '' } = await formOf(request);
  const callback = settings.redirectUris[0]?.replace(/\/callback$/, path) ?? '';
  const answer = await fetch(callback, {
    method: 'POST',
    body: new URLSearchParams({
      signed_request: signRequest(facebookId({ id: account }), settings.clientSecret),
    }),
  });
  const { url = '', confirmation_code: code = '' } = (await answer.json()) as Record<
    string,
    string
  >;
  return html(
    page(
      title,
      `<h1>Fatto</h1><p>Piazza ha risposto ${answer.status}. Codice: ${escape(code)}</p>
<p><a href="${escape(url)}">Stato della richiesta</a></p>`,
    ),
  );
}
