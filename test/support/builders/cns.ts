// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority, type Authority } from '../../simulators/cns/authority.js';
import type { CardHolder } from '../../simulators/cns/card.js';
import { readPersonas, type Persona } from '../../simulators/spid-idp/personas.js';

export const crlUrl = 'http://ca.example/cittadini.crl';
export const ocspUrl = 'http://ca.example/ocsp';

/** A person of the demonstration, who does not exist. */
export async function aCardHolder(id = 'citizen'): Promise<CardHolder> {
  const persona = (await readPersonas()).find((one) => one.id === id);
  if (!persona) throw new Error(`no persona ${id}`);
  return holderOf(persona);
}

/** A person as the authority writes them on a card. */
export function holderOf({ id, fiscalNumber = '', givenName, familyName }: Persona): CardHolder {
  const [, fiscalCode] = /^TINIT-(.{16})$/.exec(fiscalNumber) ?? [];
  if (fiscalCode === undefined) throw new Error(`${id} has no fiscal code`);
  return { fiscalCode, givenName, familyName };
}

/** A folder of trusted authorities, as an operator keeps it. */
export function aFolderOf(...authorities: readonly Pick<Authority, 'certificate'>[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'piazza-anchors-'));
  for (const [index, { certificate }] of authorities.entries()) {
    writeFileSync(join(folder, `${index}.pem`), certificate);
  }
  return folder;
}

/** What of an authority's services answers, and with which list. */
export interface Online {
  down?: readonly ('crl' | 'ocsp')[];
  list?: Buffer;
  /** Both DER. */
  answer?: (request: Uint8Array) => Promise<Buffer>;
  /** What was asked so far. */
  asked?: string[];
}

/** What authorities answer at their addresses, as `fetch` sees it. */
export function authoritiesOnline(
  authorities: readonly Authority[],
  state: Online = {},
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { url } = request;
    const authority = authorities.find(({ addresses }) => Object.values(addresses).includes(url));
    const what = authority?.addresses.crlUrl === url ? 'crl' : 'ocsp';
    state.asked?.push(what);
    if (!authority || state.down?.includes(what)) return new Response('down', { status: 503 });
    if (what === 'crl') return new Response(new Uint8Array(state.list ?? (await authority.list())));
    const asked = new Uint8Array(await request.arrayBuffer());
    const answer = state.answer ?? authority.answer;
    return new Response(new Uint8Array(await answer(asked)));
  };
}

export const anAuthority = (): Promise<Authority> =>
  createAuthority({ addresses: { crlUrl, ocspUrl } });
