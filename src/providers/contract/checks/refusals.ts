// SPDX-License-Identifier: AGPL-3.0-or-later
import { isProviderError } from '../../provider-error.js';
import type { Reply } from '../../provider.js';
import { demand, tell, type ContractCheck } from '../check.js';
import { toReply } from '../contract.js';
import { fakeAttempt } from '../fake-host.js';
import { arrive, openWorld } from '../world.js';

type Outcome = { readonly value: unknown } | { readonly error: unknown };

const outcomeOf = async (work: () => Promise<unknown>): Promise<Outcome> => {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
};

/** Refused by an error of the contract: a crash is none. */
async function demandRefusal(what: string, work: () => Promise<unknown>): Promise<void> {
  const outcome = await outcomeOf(work);
  demand('error' in outcome, `${what} is accepted`);
  demandProviderError(what, outcome);
}

function demandProviderError(what: string, outcome: Outcome): void {
  if (!('error' in outcome) || isProviderError(outcome.error)) return;
  demand(false, `${what} ends in no ProviderError but in: ${tell(outcome.error)}`);
}

export const state: ContractCheck = {
  name: 'state',
  promise: 'refuses the reply of another attempt',
  async run(subject) {
    const world = await openWorld(subject);
    const { route, reply } = await arrive(world, subject);
    const { attempt: another } = await arrive(world, subject);
    await demandRefusal('the reply of another attempt, with its state,', () =>
      route.verify(reply, another),
    );
  },
};

export const noise: ContractCheck = {
  name: 'noise',
  promise: 'refuses an empty reply and one of noise, by a ProviderError',
  async run(subject) {
    const world = await openWorld(subject);
    const { attempt, route, reply } = await arrive(world, subject);
    const bad = noisy(reply);
    for (const [what, worse] of bad) {
      await demandRefusal(what, () => route.verify(worse, attempt));
    }
    const { logout, withdrawals = [] } = world.provider;
    for (const [what, worse] of bad) {
      for (const ending of logout?.routes ?? []) {
        await demandRefusal(`${what} at ${ending.path}`, () =>
          ending.verify(worse, () => undefined),
        );
      }
      for (const taking of withdrawals) {
        await demandRefusal(`${what} at ${taking.path}`, () => taking.verify(worse));
      }
    }
  },
};

function noisy({ query, body }: Reply): (readonly [string, Reply])[] {
  const names = Object.keys({ ...query, ...body });
  const all = (value: string): Reply => {
    const parameters = Object.fromEntries(names.map((name) => [name, value]));
    return toReply({ query: parameters, body: parameters });
  };
  return [
    ['an empty reply', toReply({})],
    ['a reply of noise', all('\u0000<x>&é=%00')],
    ['a reply of empty values', all('')],
    ['a reply of long values', all('a'.repeat(100_000))],
  ];
}

/** What an upstream may do instead of answering. */
const upstreamFailures: Readonly<Record<string, () => Response>> = {
  'an upstream that does not answer': () => {
    throw new TypeError('fetch failed');
  },
  'an upstream that answers 500': () => new Response('<h1>sorry</h1>', { status: 500 }),
  'an upstream that answers 403': () => Response.json({ error: 'forbidden' }, { status: 403 }),
  'an upstream that sends no JSON': () => new Response('<html>', { status: 200 }),
  'an upstream that sends null': () => Response.json(null),
  'an upstream that sends an empty object': () => Response.json({}),
  'an upstream that sends an array': () => Response.json([[], 1]),
};

export const upstream: ContractCheck = {
  name: 'upstream',
  promise: 'refuses by a ProviderError when its upstream fails',
  async run(subject) {
    for (const [what, answer] of Object.entries(upstreamFailures)) {
      const world = await openWorld(subject);
      const { attempt, route, reply } = await arrive(world, subject);
      const before = world.asked();
      world.answerWith(() => Promise.resolve().then(answer));
      const verified = await outcomeOf(() => route.verify(reply, attempt));
      demandProviderError(`a sign-in with ${what}`, verified);
      // A code proves nothing without its exchange; what proves itself may do without upstream.
      const needed = route.single === 'before-verify' && world.asked() > before;
      demand(!needed || 'error' in verified, `a sign-in with ${what} is accepted`);
      const { host, provider } = world;
      const begun = await outcomeOf(() =>
        provider.begin(fakeAttempt(host, subject.contract.start)),
      );
      demandProviderError(`begin with ${what}`, begun);
    }
  },
};
