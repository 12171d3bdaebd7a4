// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomToken } from '../../../kernel/tokens.js';
import type { Reply, Step } from '../../provider.js';
import { demand, type ContractCheck } from '../check.js';
import { toReply } from '../contract.js';
import { foundIn } from '../secrets.js';
import { arrive, openWorld } from '../world.js';

export const handle: ContractCheck = {
  name: 'handle',
  promise: 'begins with the handle of the attempt',
  async run(subject) {
    const world = await openWorld(subject);
    const { attempt, step } = await arrive(world, subject);
    const said = JSON.stringify([toPlain(step), world.host.mails]);
    demand(
      // In the clear or inside a signed request.
      foundIn(said, [attempt.handle]).length > 0,
      'begin gives a step without attempt.handle, so that nothing binds the reply to the attempt',
    );
  },
};

export const correlation: ContractCheck = {
  name: 'correlation',
  promise: 'correlates a reply by the handle, or by the key it gave, and by nothing else',
  async run(subject) {
    const { attempt, route, reply } = await arrive(await openWorld(subject), subject);
    const keys: readonly unknown[] = [attempt.handle, ...attempt.correlations];
    const found = route.correlate(reply);
    demand(keys.includes(found), 'correlate does not find the attempt of a good reply');
    demand(route.correlate(reply) === found, 'correlate gives another key the second time');
    const changed = route.correlate(replaceValues(reply, keys));
    demand(!keys.includes(changed), 'correlate finds the attempt though the state was changed');
    demand(!route.correlate(toReply({})), 'correlate finds an attempt for an empty reply');
  },
};

export const origins: ContractCheck = {
  name: 'origins',
  promise: 'leads nowhere but to the origins that it names',
  async run(subject) {
    const world = await openWorld(subject);
    const named = await world.provider.origins?.();
    const { step } = await arrive(world, subject);
    if (!named || step.kind === 'page') return;
    const known = named.map((origin) => new URL(origin).origin);
    demand(
      known.includes(step.to.origin),
      `begin leads to ${step.to.origin}, which origins() does not name: browsers will not go there`,
    );
  },
};

export const toPlain = (step: Step): unknown =>
  step.kind === 'page' ? step.model : { ...step, to: step.to.href };

/** The same reply with some values replaced by tokens of nobody. */
export function replaceValues(reply: Reply, values: readonly unknown[]): Reply {
  const replace = (parameters: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        values.includes(value) ? randomToken() : value,
      ]),
    );
  return { ...reply, ...toReply({ query: replace(reply.query), body: replace(reply.body) }) };
}
