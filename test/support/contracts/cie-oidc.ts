// SPDX-License-Identifier: AGPL-3.0-or-later
import { cieOidc, spidOidc } from '../../../src/providers/cie/oidc/index.js';
import { createFederation } from '../../simulators/cie-federation/index.js';
import { readPersonas, type Persona } from '../../simulators/spid-idp/personas.js';
import { chooseAtCie, cieConfigInput, publicKeys, relyingPartyKeys } from '../cie/relying-party.js';
import { fakeHost } from '../fake-host.js';
import type { Subject } from '../provider-contract.js';

const ids = {
  anchor: 'https://registry.example',
  intermediate: 'https://aggregator.example',
  provider: 'https://cie.example',
};
const relyingParty = 'https://piazza.example/sign-in/instance';

/** A whole federation of functions, without a socket; it asks us who we are, too. */
async function federationSubject(definition: typeof cieOidc, who?: Persona): Promise<Subject> {
  const personas = who ? [who] : await readPersonas();
  const federation = await createFederation({ personas, fetch: reach }, ids);
  const keys = await relyingPartyKeys();
  federation.onboard(relyingParty, publicKeys(keys));
  const config = cieConfigInput(federation, keys);
  const [persona] = personas;

  const host = fakeHost({
    id: 'instance',
    fetch: (input, init) => federation.handle(new Request(input, init)),
  });
  const ourselves = await definition.create(definition.configSchema.parse(config), host);
  for (const task of ourselves.tasks ?? []) await task.run();

  async function reach(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    if (!request.url.startsWith(relyingParty)) return federation.handle(request);
    const [document] = ourselves.documents ?? [];
    const headers = { 'content-type': document?.type ?? '' };
    return new Response(await document?.render(), { headers });
  }

  return {
    definition,
    contract: {
      config,
      invalidConfigs: [
        {},
        { ...config, surprise: true },
        { ...config, providers: ['http://cie.example'] },
        { ...config, trustAnchor: { id: ids.anchor, keys: '{"keys":[]}' } },
        { ...config, keys: { ...config.keys, encryption: config.keys.signature } },
        { ...config, keys: { ...config.keys, encryption: ['no key'] } },
      ],
      upstream: (request) => federation.handle(request),
      async signIn(step) {
        if (step.kind !== 'redirect') throw new Error('it redirects');
        const choice = { persona: persona?.id ?? '' };
        const back = await chooseAtCie(step.to, choice, (request) => federation.handle(request));
        return { query: Object.fromEntries(back.searchParams) };
      },
    },
  };
}

export const cieOidcSubject = (who?: Persona): Promise<Subject> => federationSubject(cieOidc, who);
export const spidOidcSubject = (who?: Persona): Promise<Subject> =>
  federationSubject(spidOidc, who);
