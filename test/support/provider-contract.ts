// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { isProviderError } from '../../src/providers/provider-error.js';
import type {
  AnyProviderDefinition,
  Attempt,
  Provider,
  Reply,
  ReplyRoute,
  SigningKey,
  Step,
  VerifiedProfile,
} from '../../src/providers/provider.js';
import { reaches } from '../../src/kernel/level.js';
import { randomToken } from '../../src/kernel/tokens.js';
import { fakeAttempt, fakeHost, type FakeAttempt, type FakeHost } from './fake-host.js';
import { withoutNetwork } from './without-network.js';

/** What comes back from the outside: to which reply route (the first one unless said), with what. */
export interface ContractReply {
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
}

/** What a provider module tells the suite beside its default export, as `contract`. */
export interface ProviderContract {
  readonly config: unknown;
  readonly invalidConfigs: readonly unknown[];
  /** Answers every request that the provider makes through `host.fetch`. */
  readonly upstream?: (request: Request) => Promise<Response> | Response;
  /** Does what the person does with a step. */
  readonly signIn: (
    step: Step,
    world: { readonly mails: FakeHost['mails']; readonly attempt: Attempt },
  ) => Promise<ContractReply> | ContractReply;
  /** What the start form says, where the provider needs it. */
  readonly start?: Partial<Pick<Attempt, 'choice' | 'input'>>;
  readonly keys?: readonly SigningKey[];
  /** Values that no log and no error may hold. */
  readonly secrets?: readonly string[];
}

export interface Subject {
  readonly definition: AnyProviderDefinition;
  readonly contract: ProviderContract;
}

interface World {
  readonly host: FakeHost;
  readonly provider: Provider;
}

interface Arrival {
  readonly attempt: FakeAttempt;
  readonly step: Step;
  readonly route: ReplyRoute;
  readonly reply: Reply;
}

/** Single-valued parameters as the host hands them over. */
export const toReply = ({ query = {}, body = {} }: ContractReply): Reply => ({
  query,
  body,
  rawQuery: new URLSearchParams(query).toString(),
});

/** The suite that every kind of provider passes, ours and others'. It touches no database and no network. */
export function providerContract(title: string, make: () => Subject | Promise<Subject>): void {
  describe(`${title} keeps the provider contract: it`, () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await make();
    });

    async function world(fetch: typeof globalThis.fetch = upstreamOf(subject)): Promise<World> {
      const { definition, contract } = subject;
      const host = fakeHost({ id: 'instance', keys: contract.keys ?? [], fetch });
      const config: unknown = definition.configSchema.parse(contract.config);
      return { host, provider: await definition.create(config, host) };
    }

    async function arrive({ host, provider }: World): Promise<Arrival> {
      const attempt = fakeAttempt(host, subject.contract.start);
      const step = await provider.begin(attempt);
      const back = await subject.contract.signIn(step, { mails: host.mails, attempt });
      const route = provider.replies.find(({ path }) => path === back.path) ?? provider.replies[0];
      if (!route) throw new Error('a provider has a reply route');
      return { attempt, step, route, reply: toReply(back) };
    }

    it('takes its valid configuration and refuses the invalid ones', () => {
      const { definition, contract } = subject;
      expect(() => definition.configSchema.parse(contract.config)).not.toThrow();
      for (const config of contract.invalidConfigs) {
        expect(() => definition.configSchema.parse(config)).toThrow();
      }
    });

    it('begins with the handle of the attempt', async () => {
      const here = await world();
      const { attempt, step } = await arrive(here);
      expect(JSON.stringify([toPlain(step), here.host.mails])).toContain(attempt.handle);
    });

    it('correlates a reply by the handle, or by the key it gave, and by nothing else', async () => {
      const { attempt, route, reply } = await arrive(await world());
      expect([attempt.handle, ...attempt.correlations]).toContain(route.correlate(reply));
      const changed = route.correlate(replaceAll(reply, [attempt.handle, ...attempt.correlations]));
      expect([attempt.handle, ...attempt.correlations]).not.toContain(changed);
      expect(route.correlate(toReply({}))).toBeUndefined();
    });

    it('vouches for no more than its definition may claim', async () => {
      const { definition } = subject;
      const { attempt, route, reply } = await arrive(await world());
      const profile = await route.verify(reply, attempt);
      expect(reaches(definition.trust.level, profile.level)).toBe(true);
      expect(profile.issuer.length).toBeGreaterThan(0);
      for (const { scheme } of profile.personKeys) {
        expect(definition.trust.personKeys).toContain(scheme);
      }
      expect(profile.email?.vouched === true && !definition.trust.vouchesForEmail).toBe(false);
    });

    it('verifies a self-contained reply the same way twice', async () => {
      const { attempt, route, reply } = await arrive(await world());
      if (route.single !== 'after-verify') return;
      const [first, second] = [
        await route.verify(reply, attempt),
        await route.verify(reply, attempt),
      ];
      expect(stable(second)).toEqual(stable(first));
    });

    it('refuses the reply of another attempt', async () => {
      const here = await world();
      const { route, reply } = await arrive(here);
      const { attempt: another } = await arrive(here);
      expect(await isRefused(route.verify(reply, another))).toBe(true);
    });

    it('refuses an empty reply and one of noise, by an error of the contract', async () => {
      const { attempt, route, reply } = await arrive(await world());
      const names = Object.keys({ ...reply.query, ...reply.body });
      const noise = Object.fromEntries(names.map((name) => [name, '\u0000<x>&é=%00']));
      for (const bad of [toReply({}), toReply({ query: noise, body: noise })]) {
        expect(await isRefused(route.verify(bad, attempt))).toBe(true);
      }
    });

    it('asks the network through the host only', async () => {
      await withoutNetwork(async () => {
        const { attempt, route, reply } = await arrive(await world());
        await route.verify(reply, attempt);
      });
    });

    it('puts no secret into logs or errors, whatever fails', async () => {
      const { secrets = [] } = subject.contract;
      const here = await world();
      const { attempt, route, reply } = await arrive(here);
      const broken = await world((request) => {
        return Promise.reject(new Error(`no answer from ${new Request(request).url}`));
      });
      const errors = [
        await failureOf(route.verify(toReply({}), attempt)),
        await failureOf(route.verify(replaceAll(reply, Object.values(reply.query)), attempt)),
        await failureOf(broken.provider.begin(fakeAttempt(broken.host, subject.contract.start))),
        await failureOf(broken.provider.replies[0]?.verify(reply, attempt)),
      ];
      const said = JSON.stringify([here.host.logged, broken.host.logged, errors]);
      for (const secret of [...secrets, ...Object.values(attempt.memory)]) {
        expect(said).not.toContain(secret);
      }
    });

    it('renders its documents the same, byte for byte', async () => {
      const render = async ({ provider }: World): Promise<string[]> =>
        Promise.all((provider.documents ?? []).map((document) => document.render()));
      const here = await world();
      expect(await render(here)).toEqual(await render(here));
      expect(await render(await world())).toEqual(await render(here));
    });
  });
}

/** What the provider's requests are answered with. */
export const upstreamOf =
  ({ contract }: Subject): typeof globalThis.fetch =>
  async (input, init) => {
    const { upstream } = contract;
    if (!upstream) throw new Error('this provider said that it asks nothing of the network');
    return upstream(new Request(input, init));
  };

const toPlain = (step: Step): unknown =>
  step.kind === 'page' ? step.model : { ...step, to: step.to.href };

/** The same reply with some values replaced by tokens of nobody. */
function replaceAll(reply: Reply, values: readonly string[]): Reply {
  const replace = (parameters: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        values.includes(value) ? randomToken() : value,
      ]),
    );
  return toReply({ query: replace(reply.query), body: replace(reply.body) });
}

const stable = (profile: VerifiedProfile): unknown =>
  JSON.parse(JSON.stringify({ ...profile, authenticatedAt: undefined }));

/** Refused by an error of the contract: a crash is none. */
const isRefused = (verification: Promise<unknown>): Promise<boolean> =>
  verification.then(() => false, isProviderError);

async function failureOf(work: Promise<unknown> | undefined): Promise<unknown> {
  const error: unknown = await work?.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Error ? toldOf(error) : undefined;
}

/** Everything of an error that a log could show. */
function toldOf(error: Error): unknown {
  const { message, cause } = error;
  const own = Object.fromEntries(Object.entries(error));
  return { message, ...own, cause: cause instanceof Error ? toldOf(cause) : cause };
}
