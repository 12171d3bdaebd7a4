// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { createOutboundFetch } from '../../../src/http/outbound-fetch.js';
import { isEnabled } from '../../../src/providers/registry.js';
import { startFederation, type Federation } from '../../simulators/cie-federation/index.js';
import type { Authority } from '../../simulators/cns/authority.js';
import { startGateway } from '../../simulators/gateway/index.js';
import { startSpidIdp, type SpidIdp } from '../../simulators/spid-idp/index.js';
import type { Persona } from '../../simulators/spid-idp/personas.js';
import { aFolderOf, anAuthority, authoritiesOnline } from '../builders/cns.js';
import { cieSamlConfigInput, federaConfigInput } from '../builders/gateway.js';
import { aSigningKey, spidConfigInput } from '../builders/spid.js';
import { serveCards, type CardHost } from '../card-host.js';
import { cieConfigInput, publicKeys, relyingPartyKeys } from '../cie/relying-party.js';
import { serveAt, type Served } from '../http-browser.js';
import { signInApp, type SignInApp } from '../sign-in-app.js';
import { aTlsIdentity } from '../tls.js';

/** Everybody who says who a person is, each at an address of their own. */
export interface Outside {
  readonly spid: SpidIdp;
  readonly gateway: SpidIdp;
  readonly federation: Federation;
  readonly authority: Authority;
}

export interface Node {
  readonly site: Served;
  readonly cards: CardHost;
}

export interface SimulatedSite {
  readonly outside: Outside;
  readonly nodes: readonly Node[];
  /** Whose certificate the hosts for cards have. */
  readonly tls: { readonly certificate: string };
  close(): Promise<void>;
}

/** Nodes of one Piazza, one for each pool, and the simulators of all national means. */
export async function startSimulatedSite(
  pools: readonly Db[],
  personas: readonly Persona[],
): Promise<SimulatedSite> {
  const place = { port: 0, personas };
  const [spid, gateway, federation, authority, tls, key, keys] = await Promise.all([
    startSpidIdp({ ...place, issuers: ['alfa', 'beta'] }),
    startGateway(place),
    startFederation({ ports: 'separate', personas }),
    anAuthority(),
    aTlsIdentity(),
    aSigningKey(),
    relyingPartyKeys(),
  ]);
  const outside = { spid, gateway, federation, authority };
  const instances = instancesOf(outside, cieConfigInput(federation, keys));
  const fetch = fetchOf(authority);
  // All nodes are the same service: the first one is its address.
  let origin: URL | undefined;
  const aNode = async (db: Db): Promise<Node> => {
    const started: { piazza?: SignInApp } = {};
    const site = await serveAt(async (address) => {
      origin ??= new URL(address.replace('127.0.0.1', 'localhost'));
      started.piazza = await signInApp({ db, instances, samlKeys: [key], origin, fetch });
      return started.piazza.app;
    });
    const { piazza } = started;
    const broken = piazza?.bench.providers.instances.filter((one) => !isEnabled(one));
    if (!piazza || broken?.length !== 0) throw new Error(JSON.stringify(broken));
    return { site, cards: await serveCards(piazza, { tls: { ...tls, maxVersion: 'TLSv1.3' } }) };
  };
  const nodes: Node[] = [];
  for (const pool of pools) nodes.push(await aNode(pool));
  federation.onboard(new URL('/sign-in/cie-oidc', origin).href, publicKeys(keys));
  return {
    outside,
    nodes,
    tls,
    async close() {
      const servers = nodes.flatMap(({ site, cards }) => [site, cards]);
      await Promise.all([...servers, spid, gateway, federation].map((server) => server.close()));
    },
  };
}

const instancesOf = ({ spid, gateway, authority }: Outside, cieOidc: object) =>
  Object.entries({
    spid: spidConfigInput({ url: `${spid.origin}/metadata.xml` }),
    'cie-oidc': cieOidc,
    'cie-saml': cieSamlConfigInput({ url: `${gateway.origin}/idp/cie/metadata` }),
    federa: federaConfigInput({ url: `${gateway.origin}/idp/federa/metadata` }),
    cns: { anchors: { directory: aFolderOf(authority) } },
  }).map(([id, config]) => ({ id, use: id, config }));

/** The network; the authority of cards has its name on no name server. */
function fetchOf(authority: Authority): typeof fetch {
  const [known, network] = [
    authoritiesOnline([authority]),
    createOutboundFetch({ allowPrivate: true }),
  ];
  return (input, init) => {
    const { hostname } = new URL(input instanceof Request ? input.url : input);
    return (hostname === 'ca.example' ? known : network)(input, init);
  };
}
