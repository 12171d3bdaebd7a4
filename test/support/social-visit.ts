// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProviderError } from '../../src/providers/provider-error.js';
import type {
  AnyProviderDefinition,
  Attempt,
  Provider,
  VerifiedProfile,
} from '../../src/providers/provider.js';
import {
  createSocial,
  type SimulatedProvider,
  type SocialKind,
} from '../simulators/social/index.js';
import { fakeAttempt, fakeHost, type FakeHost } from './fake-host.js';
import { accounts, chooseAccount, type Choice } from './social.js';

export interface SocialVisit {
  readonly simulator: SimulatedProvider;
  readonly host: FakeHost;
  readonly provider: Provider;
  readonly attempt: (fields?: Partial<Pick<Attempt, 'fresh' | 'locale' | 'minimum'>>) => Attempt;
  /** Where the browser is sent. */
  readonly begin: (attempt: Attempt) => Promise<URL>;
  /** Goes the whole way as one account; `change` may tamper with the address that the browser is sent back to. */
  readonly signIn: (account: string, how?: SignInHow) => Promise<VerifiedProfile>;
}

export interface SignInHow extends Pick<Choice, 'shareEmail'> {
  readonly attempt?: Attempt;
  readonly change?: (query: URLSearchParams) => void;
}

export interface VisitOptions {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly now?: () => Date;
  /** Stands between the provider and the simulator. */
  readonly between?: (
    request: Request,
    next: SimulatedProvider['handle'],
  ) => Promise<Response> | Response;
}

/** One provider of its kind before one simulated service, without sockets and without a database. */
export async function visitSocial(
  kind: SocialKind,
  definition: AnyProviderDefinition,
  { config, now, between = (request, next) => next(request) }: VisitOptions = {},
): Promise<SocialVisit> {
  const origin = 'https://social.example';
  const redirectUris = [`https://piazza.example/sign-in/${kind}/callback`];
  const simulator = (await createSocial({ accounts, origin, redirectUris }))[kind];
  const host = fakeHost({
    id: kind,
    ...(now && { now }),
    fetch: async (input, init) => between(new Request(input, init), simulator.handle),
  });
  const parsed: unknown = definition.configSchema.parse({ ...simulator.config, ...config });
  const provider = await definition.create(parsed, host);
  const begin = async (attempt: Attempt): Promise<URL> => {
    const step = await provider.begin(attempt);
    if (step.kind !== 'redirect') throw new Error('it begins with a redirect');
    return step.to;
  };
  return {
    simulator,
    host,
    provider,
    attempt: (fields) => fakeAttempt(host, fields),
    begin,
    async signIn(account, { attempt = fakeAttempt(host), shareEmail = true, change } = {}) {
      const [callback] = provider.replies;
      if (!callback) throw new Error('it has a reply route');
      const send = simulator.handle;
      const back = await chooseAccount(await begin(attempt), account, { send, shareEmail });
      change?.(back.searchParams);
      const query = Object.fromEntries(back.searchParams);
      return callback.verify({ query, body: {}, rawQuery: back.search.slice(1) }, attempt);
    },
  };
}

/** The code and the rule with which something is refused. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProviderError)) throw new Error('not refused', { cause: error });
  return error.message;
}
