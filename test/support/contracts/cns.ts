// SPDX-License-Identifier: AGPL-3.0-or-later
import cns from '../../../src/providers/cns/index.js';
import {
  aCardHolder,
  aFolderOf,
  anAuthority,
  authoritiesOnline,
  holderOf,
} from '../builders/cns.js';
import type { Persona } from '../../simulators/spid-idp/personas.js';
import type { Subject } from '../provider-contract.js';

/** A card of functions: its certificate comes as the host would hand it over. */
export async function cnsSubject(who?: Persona): Promise<Subject> {
  const authority = await anAuthority();
  const holder = who ? holderOf(who) : await aCardHolder();
  const card = await authority.issue(holder);
  const anchors = { directory: aFolderOf(authority) };
  return {
    definition: cns,
    contract: {
      config: { anchors },
      invalidConfigs: [
        {},
        { anchors: {} },
        { anchors: { trustList: { url: 'https://list.example', fingerprints: [] } } },
        { anchors, policies: [{ oid: 'cns' }] },
        { anchors, minimumRsaBits: 512 },
        { anchors, surprise: true },
      ],
      secrets: [holder.fiscalCode, card.certificate],
      upstream: authoritiesOnline([authority]),
      signIn(step) {
        if (step.kind !== 'redirect') throw new Error('a card is asked for by a redirect');
        const state = step.to.searchParams.get('state') ?? '';
        const certificate = { pem: card.certificate, chain: [], verifiedBy: 'tls' } as const;
        return { query: { state }, clientCertificate: certificate };
      },
    },
  };
}
