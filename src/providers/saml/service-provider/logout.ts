// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  LogoutFinished,
  LogoutRequested,
  LogoutRoute,
  Provider,
  RecordLogout,
  Step,
} from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import { receiveMessage, type ReceivedMessage } from '../logout/receive.js';
import { checkMessage, readRequest, type LogoutFacts } from '../logout/rules.js';
import { sendMessage, writeLogoutRequest, writeLogoutResponse } from '../logout/write.js';
import { ns, statusSuccess, type Binding } from '../names.js';
import { descend, type Element } from '../xml/tree.js';
import { addressOf, signingKey, sloPath, type ServiceProvider } from './service-provider.js';

const bindings = ['redirect', 'post'] as const;
/** How long an identity provider may take to end the sessions of the other services. */
const answerSeconds = 900;
const partialLogout = 'urn:oasis:names:tc:SAML:2.0:status:PartialLogout';

/** Single logout in both directions, at one address for both bindings (technical rules, single logout). */
export const logout = (service: ServiceProvider): NonNullable<Provider['logout']> => ({
  begin: (memory, record) => askForLogout(service, memory, record),
  routes: [logoutRoute(service, 'redirect'), logoutRoute(service, 'post')],
});

const logoutRoute = (service: ServiceProvider, binding: Binding): LogoutRoute => ({
  method: binding === 'redirect' ? 'GET' : 'POST',
  path: sloPath,
  async verify(reply, record) {
    const message = await receiveMessage(binding, reply, async (issuer) => {
      const { certificates } = await service.identityProviders.get(issuer);
      return certificates.map(({ key }) => key);
    });
    if (message.root.name !== 'LogoutRequest') {
      record('logout.response', message.bytes, inResponseTo(message.root));
      return finished(service, message);
    }
    record('logout.request', message.bytes, message.root.attributes.get('ID') ?? '');
    return requested(service, { ...message, binding, record });
  },
});

interface Request extends ReceivedMessage {
  readonly binding: Binding;
  readonly record: RecordLogout;
}

function requested(service: ServiceProvider, request: Request): LogoutRequested {
  const { root, issuer } = request;
  const { id, nameId, sessionIndexes } = readRequest(root, factsOf(service));
  return {
    kind: 'requested',
    issuer,
    subject: nameId,
    sessions: sessionIndexes,
    answer: () => answerLogout(service, request, id),
  };
}

/** The way that the request came by comes first; an identity provider may publish one binding only. */
async function answerLogout(
  { host, entityId, identityProviders, scheme }: ServiceProvider,
  { issuer, binding, relayState, record }: Request,
  inResponseTo: string,
): Promise<Step> {
  const provider = await identityProviders.get(issuer);
  const way = chooseWay(provider.singleLogoutResponse, binding);
  if (!way) throw new ProviderError('misconfigured', { rule: 'metadata.no_single_logout' });
  const message = {
    id: `_${host.random.token()}`,
    issueInstant: host.clock.now(),
    destination: way.location,
    issuer: entityId,
    plain: scheme.plain,
    inResponseTo,
  };
  const write = writeLogoutResponse(message);
  const sending = { parameter: 'SAMLResponse', message, write, relayState } as const;
  const { xml, step } = sendMessage(sending, way.binding, await signingKey(host));
  record('logout.response', Buffer.from(xml, 'utf8'), inResponseTo);
  return step;
}

async function askForLogout(
  { config, host, entityId, identityProviders, scheme }: ServiceProvider,
  memory: Readonly<Record<string, string>>,
  record: RecordLogout,
): Promise<Step | undefined> {
  const { issuer = '', nameId = '', ...named } = memory;
  const provider = await identityProviders.get(issuer);
  const way = chooseWay(provider.singleLogout, config.binding);
  if (!way) return undefined;
  const message = {
    ...named,
    id: `_${host.random.token()}`,
    issueInstant: host.clock.now(),
    destination: way.location,
    issuer: entityId,
    plain: scheme.plain,
    nameId,
  };
  await host.cache.set(askedKey(message.id), issuer, answerSeconds);
  const write = writeLogoutRequest(message);
  const sending = { parameter: 'SAMLRequest', message, write, relayState: undefined } as const;
  const { xml, step } = sendMessage(sending, way.binding, await signingKey(host));
  record('logout.request', Buffer.from(xml, 'utf8'), message.id);
  return step;
}

/** An answer counts when it is to a request of ours, from whom it went to, and once. */
async function finished(
  service: ServiceProvider,
  { root, issuer }: ReceivedMessage,
): Promise<LogoutFinished> {
  checkMessage(root, factsOf(service));
  const { cache } = service.host;
  const asked = inResponseTo(root);
  const to = asked && (await cache.get(askedKey(asked)));
  if (!to) throw new ProviderError('mismatched', { rule: 'logout.in_response_to_other' });
  if (to !== issuer) throw new ProviderError('mismatched', { rule: 'logout.issuer_other' });
  if ((await cache.count(`${askedKey(asked)}.answers`, answerSeconds)) > 1) {
    throw new ProviderError('replayed', { rule: 'logout.answered_twice' });
  }
  const code = descend(root, ns.samlp, 'Status', 'StatusCode');
  if (code?.attributes.get('Value') !== statusSuccess)
    return { kind: 'finished', everywhere: false };
  const more = descend(code, ns.samlp, 'StatusCode')?.attributes.get('Value');
  return { kind: 'finished', everywhere: more !== partialLogout };
}

const inResponseTo = (root: Element): string => root.attributes.get('InResponseTo') ?? '';

const askedKey = (id: string): string => `logout.${id}`;

const factsOf = ({ config, host }: ServiceProvider): LogoutFacts => ({
  destination: addressOf(host, sloPath),
  now: host.clock.now(),
  skewMs: config.clockSkewSeconds * 1_000,
});

function chooseWay(
  locations: Partial<Readonly<Record<Binding, string>>>,
  preferred: Binding,
): { readonly binding: Binding; readonly location: string } | undefined {
  const [binding] = [preferred, ...bindings].filter((one) => locations[one]);
  const location = binding && locations[binding];
  return location ? { binding, location } : undefined;
}
