// SPDX-License-Identifier: AGPL-3.0-or-later
import { isLevel, levels, reaches } from '../../../kernel/level.js';
import { isProviderError } from '../../provider-error.js';
import type { VerifiedProfile } from '../../provider.js';
import { trustOf } from '../../trust.js';
import { demand, type ContractCheck } from '../check.js';
import type { Subject } from '../contract.js';
import type { AttemptFields } from '../fake-host.js';
import { arrive, openWorld, otherNode, readBack, routeOf, stable } from '../world.js';

async function signIn(subject: Subject, fields: AttemptFields = {}): Promise<VerifiedProfile> {
  const { attempt, route, reply } = await arrive(await openWorld(subject), subject, fields);
  return route.verify(reply, attempt);
}

export const profile: ContractCheck = {
  name: 'profile',
  promise: 'proves somebody by a good reply, in a complete profile',
  async run(subject) {
    const found = await signIn(subject);
    demand(typeof found === 'object' && found !== null, 'verify gives no profile');
    demand(isText(found.issuer), 'the profile names no issuer');
    const { subject: who } = found;
    demand(isText(who) || isText(Object(who).personKey?.value), 'the profile names no subject');
    demand(isLevel(found.level), `the profile has no level; the levels are ${levels.join(' ')}`);
    demand(Array.isArray(found.methods), 'the profile lists no `methods`, not even none');
    demand(Array.isArray(found.personKeys), 'the profile lists no `personKeys`, not even none');
    const at = Object(found.authenticatedAt);
    demand(at instanceof Date && !Number.isNaN(at.getTime()), '`authenticatedAt` is no date');
    demand(Object(found.claims) === found.claims, 'the profile has no `claims`, not even none');
  },
};

const isText = (value: unknown): boolean => typeof value === 'string' && value.length > 0;

export const trust: ContractCheck = {
  name: 'trust',
  promise: 'vouches for no more than its definition may claim',
  async run(subject) {
    demandWithinTrust(await signIn(subject), subject);
    // What was asked must not decide what is claimed.
    for (const minimum of levels) {
      const asked = await signIn(subject, { minimum, fresh: true, locale: 'en' }).catch(
        (error: unknown) => {
          if (isProviderError(error)) return undefined;
          throw error;
        },
      );
      if (asked) demandWithinTrust(asked, subject);
    }
  },
};

function demandWithinTrust(found: VerifiedProfile, { definition, contract }: Subject): void {
  const config: unknown = definition.configSchema.parse(contract.config);
  const { level, personKeys, vouchesForEmail } = trustOf(definition, config);
  demand(
    isLevel(found.level) && reaches(level, found.level),
    `it claims level ${String(found.level)}, and its trust ends at ${level}`,
  );
  const subjectKey = typeof found.subject === 'string' ? [] : [found.subject.personKey];
  for (const { scheme } of [...found.personKeys, ...subjectKey]) {
    demand(personKeys.includes(scheme), `it asserts a person key ${scheme} beyond its trust`);
  }
  demand(
    vouchesForEmail || found.email?.vouched !== true,
    'it vouches for an e-mail address beyond its trust',
  );
}

export const repeatable: ContractCheck = {
  name: 'repeatable',
  promise: 'verifies a self-contained reply the same way every time',
  async run(subject) {
    const world = await openWorld(subject);
    const { attempt, route, reply } = await arrive(world, subject);
    if (route.single !== 'after-verify') return;
    const first = stable(await route.verify(reply, attempt));
    const again = stable(await route.verify(reply, attempt));
    demand(again === first, 'verify of the same reply gives another profile the second time');
  },
};

export const anyNode: ContractCheck = {
  name: 'any-node',
  promise: 'finishes on one node what began on another',
  async run(subject) {
    const world = await openWorld(subject);
    const arrival = await arrive(world, subject);
    const { path } = arrival.route;
    const there = routeOf(await otherNode(subject, world), { path });
    const { handle, correlations } = arrival.attempt;
    const keys: readonly unknown[] = [handle, ...correlations];
    demand(keys.includes(there.correlate(arrival.reply)), 'another node does not find the attempt');
    const found = await there.verify(arrival.reply, readBack(world, arrival));
    if (arrival.route.single !== 'after-verify') return;
    const here = await arrival.route.verify(arrival.reply, arrival.attempt);
    demand(stable(here) === stable(found), 'another node gives another profile for the same reply');
  },
};
