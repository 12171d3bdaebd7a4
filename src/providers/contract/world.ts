// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Provider, Reply, ReplyRoute, Step, VerifiedProfile } from '../provider.js';
import { ContractBroken } from './check.js';
import { toReply, upstreamOf, type ContractReply, type Subject } from './contract.js';
import {
  fakeAttempt,
  fakeHost,
  type AttemptFields,
  type FakeAttempt,
  type FakeHost,
} from './fake-host.js';
import { tokensIn } from './tokens-in.js';

type Fetch = typeof globalThis.fetch;

/** One node: a host, and a provider that runs in it. */
export interface World {
  readonly host: FakeHost;
  readonly provider: Provider;
  /** Tokens that upstream gave to the provider. */
  readonly tokens: readonly string[];
  /** How many requests were answered. */
  asked(): number;
  /** Replaces upstream from now on. */
  answerWith(fetch: Fetch): void;
}

/** A reply that came back from the outside to an attempt. */
export interface Arrival {
  readonly attempt: FakeAttempt;
  readonly step: Step;
  readonly route: ReplyRoute;
  readonly reply: Reply;
}

export async function openWorld(subject: Subject): Promise<World> {
  const { definition, contract } = subject;
  let answer = upstreamOf(subject);
  let asked = 0;
  const tokens: string[] = [];
  const fetch: Fetch = async (input, init) => {
    asked += 1;
    const response = await answer(input, init);
    tokens.push(...(await tokensIn(response)));
    return response;
  };
  const host = fakeHost({ id: 'instance', keys: contract.keys ?? [], fetch });
  const provider = await definition.create(definition.configSchema.parse(contract.config), host);
  return {
    host,
    provider,
    tokens,
    asked: () => asked,
    answerWith(other) {
      answer = other;
    },
  };
}

/** Another node over the same database: only what the host keeps is shared. */
export const otherNode = async (
  { definition, contract, elsewhere = definition }: Subject,
  { host }: World,
): Promise<Provider> => elsewhere.create(elsewhere.configSchema.parse(contract.config), host);

/** Begins, and does what the person does, until the reply stands before its route. */
export async function arrive(
  { host, provider }: World,
  { contract }: Subject,
  fields: AttemptFields = {},
): Promise<Arrival> {
  const attempt = fakeAttempt(host, { ...contract.start, ...fields });
  const step = await provider.begin(attempt);
  const back = await contract.signIn(step, { mails: host.mails, attempt });
  return { attempt, step, route: routeOf(provider, back), reply: toReply(back) };
}

export function routeOf({ replies }: Provider, { path }: ContractReply): ReplyRoute {
  const route = path === undefined ? replies[0] : replies.find((one) => one.path === path);
  if (!route) throw new ContractBroken(`it has no reply route ${path ?? 'at all'}`);
  return route;
}

/** The attempt as the host reads it back from its database, on any node. */
export function readBack({ host }: World, { attempt }: Arrival): FakeAttempt {
  const { handle, startedAt } = attempt;
  const memory = JSON.parse(JSON.stringify(attempt.memory)) as Record<string, string>;
  return { ...fakeAttempt(host, attempt), handle, startedAt, memory };
}

/** Everything beside a sign-in that the host would call now and then; what fails there has its own checks. */
export async function exercise({ provider }: Pick<World, 'provider'>): Promise<void> {
  const { documents = [], queries = [], tasks = [] } = provider;
  const calls: (() => unknown)[] = [
    ...documents.map((document) => () => document.render()),
    ...queries.map((route) => () => route.answer({})),
    ...tasks.map((task) => () => task.run()),
    () => provider.choices?.(),
    () => provider.origins?.(),
    () => provider.check?.(),
    () => provider.authorities?.(),
    () => provider.sourceChanges?.(),
    () => provider.logout?.begin?.({}, () => undefined),
    () => provider.logout?.revoke?.({}),
    () => provider.close?.(),
  ];
  for (const call of calls) {
    try {
      await call();
    } catch {
      // Looked at by the checks that are about it.
    }
  }
}

/** A profile as far as it must be the same every time: when nobody says, `authenticatedAt` is now. */
export const stable = (profile: VerifiedProfile): string =>
  JSON.stringify({ ...profile, authenticatedAt: undefined });
