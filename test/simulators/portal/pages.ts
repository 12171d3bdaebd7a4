// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Community, Person } from './relying-party.js';

interface Home {
  readonly name: string;
  readonly controller: string;
  readonly origin: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly person: Person | undefined;
  readonly communities: readonly Community[];
  readonly now: Date;
}

interface Membership {
  readonly community: string;
  readonly name: string;
  readonly roles: readonly { readonly code: string }[];
}

export function homePage(home: Home): string {
  const { name, person, controller } = home;
  const body = person ? signedIn(home, person) : signedOut;
  return page(name, `<p>Portale dimostrativo di ${escape(controller)}.</p>${body}`);
}

export function errorPage(name: string, reason: string): string {
  return page(
    name,
    `<h2>Accesso non riuscito</h2><p>Piazza ha risposto: <code>${escape(reason)}</code></p>
    <p><a href="/">Torna alla pagina iniziale</a></p>`,
  );
}

const signedOut = `<h2>Accedi</h2>
  <p>Con l’identità che hai già: SPID, Google o e-mail, attraverso Piazza.</p>
  <p><a class="button" href="/accedi">Accedi</a></p>`;

function signedIn(home: Home, { claims }: Person): string {
  const memberships = (claims['memberships'] ?? []) as readonly Membership[];
  const belongs = new Set(memberships.map(({ community }) => community));
  const others = home.communities.filter(({ slug }) => !belongs.has(slug));
  return `<h2>Ciao, <span id="name">${text(claims['name'])}</span></h2>
    <dl>
      <dt>E-mail</dt><dd id="email">${text(claims['email'])}</dd>
      <dt>Livello di sicurezza</dt><dd id="level">${text(levelOf(claims['acr']))}</dd>
      <dt>Ruoli</dt><dd id="roles">${text(list(claims['roles']))}</dd>
    </dl>
    <h2>Le tue comunità</h2>
    <ul id="communities">${memberships.map((one) => belonging(home, one)).join('') || '<li>Nessuna</li>'}</ul>
    <h2>Altre comunità</h2>
    <ul id="others">${others.map((one) => joinable(home, one)).join('') || '<li>Nessuna</li>'}</ul>
    <div class="actions">
      <form method="post" action="/aggiorna"><button>Aggiorna</button></form>
      <form method="post" action="/esci"><button>Esci</button></form>
    </div>
    <details><summary>Dati ricevuti</summary><pre id="claims">${escape(JSON.stringify(claims, null, 2))}</pre></details>`;
}

function belonging(home: Home, { community, name, roles }: Membership): string {
  const held = roles.map(({ code }) => roleNames[code] ?? code).join(', ');
  const as = held === '' ? 'membro' : held;
  return `<li><strong>${escape(name)}</strong> (${escape(as)})
    <a href="${escape(toPiazza(home, community, 'leave'))}">Lascia <span class="hidden">${escape(name)}</span></a></li>`;
}

function joinable(home: Home, { slug, name }: Community): string {
  return `<li><a href="${escape(toPiazza(home, slug, 'join'))}">Unisciti a ${escape(name)}</a></li>`;
}

/** Piazza leads back to `/ritorno`, which asks for the claims anew and shows the page that was left. */
function toPiazza(home: Home, slug: string, act: 'join' | 'leave'): string {
  const url = new URL(`/c/${slug}/${act}`, home.issuer);
  url.searchParams.set('client_id', home.clientId);
  url.searchParams.set('return_to', `${home.origin}/ritorno`);
  return url.href;
}

const roleNames: Readonly<Record<string, string>> = {
  manager: 'gestore',
  co_manager: 'co-gestione',
  membership_manager: 'gestione delle adesioni',
  facilitator: 'facilitazione',
  moderator: 'moderazione',
  editor: 'redazione',
  observer: 'osservazione',
  caretaker: 'reggenza',
};

const levels: Readonly<Record<string, string>> = {
  low: 'basso',
  substantial: 'significativo',
  high: 'elevato',
};

function levelOf(acr: unknown): string {
  const last = String(acr).split('/').at(-1) ?? '';
  return levels[last] ?? 'nessuno';
}

const list = (value: unknown): string =>
  Array.isArray(value) && value.length > 0 ? value.join(', ') : 'nessuno';

const text = (value: unknown): string => escape(typeof value === 'string' ? value : '—');

const escape = (value: string): string =>
  value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (name: string, body: string): string => `<!doctype html>
<html lang="it"><head><meta charset="utf-8"><title>${escape(name)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
  body { font: 1.125rem/1.6 system-ui, sans-serif; margin: 0; color: #17324d; background: #fff }
  header { background: #00614b; color: #fff } header, main { padding: 1rem max(1rem, 50vw - 24rem) }
  h1 { margin: 0; font-size: 1.5rem } h2 { font-size: 1.25rem } a { color: #00557f }
  .button, button { font: inherit; padding: .5rem 1rem; border: 2px solid #00614b; border-radius: 4px;
    background: #00614b; color: #fff; text-decoration: none; cursor: pointer }
  a:focus-visible, button:focus-visible, summary:focus-visible { outline: 3px solid #b35c00; outline-offset: 2px }
  dt { font-weight: 600 } dd { margin: 0 0 .5rem } .actions { display: flex; gap: 1rem } pre { overflow: auto }
  .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
</style></head>
<body><header><h1>${escape(name)}</h1></header><main>${body}</main></body></html>`;
