// SPDX-License-Identifier: AGPL-3.0-or-later
import { setImmediate as turn } from 'node:timers/promises';
import { demand, tell, type ContractCheck } from '../check.js';
import type { Subject } from '../contract.js';
import { arrive, exercise, openWorld, type World } from '../world.js';

/** Everything that a provider is asked to do; whether it does it well has its own checks. */
async function doEverything(subject: Subject): Promise<void> {
  try {
    const world = await openWorld(subject);
    await signIn(world, subject).catch(() => undefined);
    await exercise(world);
  } catch {
    // Looked at by the checks that are about it.
  }
  // What nobody waits for comes a little later.
  for (let turns = 0; turns < 10; turns += 1) await turn();
}

async function signIn(world: World, subject: Subject): Promise<void> {
  const { attempt, route, reply } = await arrive(world, subject);
  await route.verify(reply, attempt);
}

export const network: ContractCheck = {
  name: 'network',
  promise: 'asks the network through the host only, and starts no process',
  async run(subject, { reached }) {
    await doEverything(subject);
    const [first] = reached;
    demand(
      first === undefined,
      `it reaches out past host.fetch, by ${[...new Set(reached)].join(', ')}`,
    );
  },
};

export const surroundingProcess: ContractCheck = {
  name: 'process',
  promise: 'leaves the process as it found it',
  async run(subject, { changes, unhandled }) {
    await doEverything(subject);
    const changed = changes();
    demand(changed.length === 0, `it changes ${changed.slice(0, 5).join(', ')}`);
    demand(unhandled.length === 0, `a failure goes unhandled: ${tell(unhandled[0])}`);
  },
};
