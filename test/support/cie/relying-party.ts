// SPDX-License-Identifier: AGPL-3.0-or-later
import type { JWK } from 'jose';
import { createKey, pemOf, type Key } from '../../simulators/cie-federation/key.js';

/** The keys of a relying party, one for each use. */
export interface RelyingPartyKeys {
  readonly federation: Key;
  readonly signature: Key;
  readonly encryption: Key;
}

export async function relyingPartyKeys(): Promise<RelyingPartyKeys> {
  const [federation, signature, encryption] = await Promise.all([
    createKey(),
    createKey(),
    createKey(),
  ]);
  return { federation, signature, encryption };
}

export const publicKeys = ({ federation }: RelyingPartyKeys): JWK[] => [federation.jwk];

/** What the `cie-oidc` provider is configured with to take part in a federation. */
export const cieConfigInput = (
  federation: { readonly config: Readonly<Record<string, unknown>> },
  keys: RelyingPartyKeys,
) => ({
  ...federation.config,
  keys: {
    federation: [pemOf(keys.federation)],
    signature: [pemOf(keys.signature)],
    encryption: [pemOf(keys.encryption)],
  },
  organization: {
    name: 'Regione Emilia-Romagna',
    homepage: 'https://piazza.example/',
    policy: 'https://piazza.example/privacy',
    logo: 'https://piazza.example/logo.svg',
    contacts: ['pec@example.org'],
  },
});

export interface Choice {
  /** Cancels when empty. */
  readonly persona: string;
  readonly level?: '1' | '2' | '3';
}

type Send = (request: Request) => Promise<Response>;

/** Does in a browser's place what a person does at the simulated CIE: say who they are, or cancel. */
export async function chooseAtCie(
  authorization: URL,
  { persona, level }: Choice,
  send: Send = (request) => fetch(request),
): Promise<URL> {
  const page = await send(new Request(authorization));
  const html = await page.text();
  if (!page.ok) throw new Error(`the simulator refuses: ${html}`);
  const [, action = ''] = /form method="post" action="([^"]+)"/.exec(html) ?? [];
  const [, pending = ''] = /name="pending" value="([^"]+)"/.exec(html) ?? [];
  const [, asked = ''] = /<option value="([^"]+)" selected>/.exec(html) ?? [];
  const acr = level === undefined ? asked : `https://www.spid.gov.it/SpidL${level}`;
  const body = new URLSearchParams({ pending, persona, acr, answer: persona ? 'yes' : 'no' });
  const form = { method: 'POST', body, redirect: 'manual' } as const;
  const back = await send(new Request(new URL(decode(action), authorization), form));
  return new URL(back.headers.get('location') ?? '');
}

const decode = (html: string): string =>
  html.replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
