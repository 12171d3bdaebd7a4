// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import { nameBytes, readCertificate } from '../../../src/providers/cns/certificate/read.js';
import { present } from '../../simulators/cns/handshake.js';
import type { Persona } from '../../simulators/spid-idp/personas.js';
import { holderOf } from '../builders/cns.js';
import { chooseAtCie } from '../cie/relying-party.js';
import type { Browser, Page } from '../http-browser.js';
import { sayAtIdentityProvider } from '../saml/simulated-person.js';
import type { Node, SimulatedSite } from './simulated.js';
import type { Way } from './ways.js';

type Kind = 'spid' | 'cie-oidc' | 'cie-saml' | 'cns' | 'federa';

/** What a person does between our button and the reply, which goes when the result is called. */
type Visit = (visit: {
  readonly browser: Browser;
  readonly persona: Persona;
  readonly asked: URL;
  readonly node: Node;
}) => Promise<() => Promise<Page>>;

/** The six national means of one person, as their browser walks them. */
export function simulatedWays({ outside, nodes, tls }: SimulatedSite): readonly Way<Persona>[] {
  const { spid, gateway, federation, authority } = outside;
  const aWay = (kind: Kind, issuer: string, visit: Visit): Way<Persona> => ({
    kind,
    issuer,
    async prepare(persona, number) {
      const node = nodes[number];
      if (!node) throw new Error('no such node');
      const browser = node.site.browser();
      const choice = kind === 'spid' ? { choice: issuer } : {};
      const { location, html } = await browser.post(`/sign-in/${kind}/start`, choice);
      if (location === null) throw new Error(`nobody is sent away: ${html}`);
      const reply = await visit({ browser, persona, asked: new URL(location), node });
      return async () => {
        const page = await reply();
        return { browser, at: page.location ?? `${page.status}` };
      };
    },
  });
  const card: Visit = async ({ browser, persona, asked, node }) => {
    const presented = { card: await authority.issue(holderOf(persona)), trusted: tls.certificate };
    const { location = '' } = await present(node.cards.at(asked.href), presented);
    return () => browser.get(location);
  };
  return [
    aWay('spid', `${spid.origin}/idp/alfa`, postedTo('spid')),
    aWay('spid', `${spid.origin}/idp/beta`, postedTo('spid')),
    aWay('cie-oidc', federation.provider.entityId, backFromCie),
    aWay('cie-saml', `${gateway.origin}/idp/cie`, postedTo('cie-saml')),
    aWay('federa', `${gateway.origin}/idp/federa`, postedTo('federa')),
    aWay('cns', issuerOfCards(authority.certificate), card),
  ];
}

const postedTo =
  (instance: Kind): Visit =>
  async ({ browser, persona, asked }) => {
    const fields = await sayAtIdentityProvider(asked, { persona: persona.id });
    const theirs = { 'sec-fetch-site': 'cross-site', origin: asked.origin };
    return () => browser.post(`/sign-in/${instance}/acs`, fields, theirs);
  };

const backFromCie: Visit = async ({ browser, persona, asked }) => {
  const back = await chooseAtCie(asked, { persona: persona.id });
  return () => browser.get(back.href);
};

const issuerOfCards = (certificate: string): string => {
  const { subject } = readCertificate(certificate).tbs;
  return `x509:${createHash('sha256').update(nameBytes(subject)).digest('hex')}`;
};
