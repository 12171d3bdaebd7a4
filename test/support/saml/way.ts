// SPDX-License-Identifier: AGPL-3.0-or-later
import { inflateRawSync } from 'node:zlib';
import { readTree, type Element } from '../../../src/providers/saml/xml/tree.js';
import type {
  AnyProviderDefinition,
  Provider,
  Step,
  VerifiedProfile,
} from '../../../src/providers/provider.js';
import type { Issuer } from '../../simulators/spid-idp/issuer.js';
import { aPersona } from '../builders/gateway.js';
import { aSigningKey } from '../builders/spid.js';
import { fakeAttempt, fakeHost, type AttemptFields, type FakeAttempt } from '../fake-host.js';
import { answerTo, readAsked, type Answering } from './visit.js';

const key = await aSigningKey();
const citizen = await aPersona('citizen');

/** A provider of SAML and who answers it, with nobody's browser between them. */
export interface Way {
  readonly provider: Provider;
  /** PEM, of the key that signs our messages. */
  readonly certificate: string;
  ask(fields?: AttemptFields): Promise<{ readonly step: Step; readonly attempt: FakeAttempt }>;
  /** What we make of an answer to the request of a redirect. */
  come(how?: Partial<Answering>, fields?: AttemptFields): Promise<VerifiedProfile>;
  metadata(): Promise<string>;
}

export async function aWay(
  definition: AnyProviderDefinition,
  issuer: Issuer,
  input: object,
): Promise<Way> {
  const host = fakeHost({ id: definition.kind, keys: [key] });
  const provider = await definition.create(definition.configSchema.parse(input), host);
  const ask = async (fields: AttemptFields = {}) => {
    const attempt = fakeAttempt(host, { choice: issuer.entityId, ...fields });
    return { step: await provider.begin(attempt), attempt };
  };
  return {
    provider,
    certificate: key.certificate ?? '',
    ask,
    async come(how = {}, fields = {}) {
      const { step, attempt } = await ask(fields);
      const [route] = provider.replies;
      if (step.kind !== 'redirect' || !route) throw new Error('the default binding redirects');
      const answering = { persona: citizen, acs: attempt.replyTo('/acs').href, ...how };
      const body = answerTo(issuer, readAsked(step.to), answering);
      return route.verify({ query: {}, body, rawQuery: '' }, attempt);
    },
    metadata: async () => String(await provider.documents?.[0]?.render()),
  };
}

/** The request that a step carries, by either binding. */
export function requestOf(step: Step): { readonly xml: string; readonly root: Element } {
  if (step.kind === 'page') throw new Error('a page carries no request');
  const bytes =
    step.kind === 'redirect'
      ? inflateRawSync(Buffer.from(step.to.searchParams.get('SAMLRequest') ?? '', 'base64'))
      : Buffer.from(step.fields['SAMLRequest'] ?? '', 'base64');
  return { xml: bytes.toString('utf8'), root: readTree(bytes) };
}
