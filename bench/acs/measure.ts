// SPDX-License-Identifier: AGPL-3.0-or-later
import { performance } from 'node:perf_hooks';
import type { Verifier } from '../../src/providers/saml/verify.js';
import type { IdentityProvider } from '../login/identity-provider.js';
import { makePeople } from '../login/people.js';
import { cpuMilliseconds } from '../measure/cpu.js';
import { spreadBy, type Spread } from '../measure/spread.js';
import type { Options } from '../options.js';
import type { Service } from '../stage/service.js';
import { passportSpid, piazza, type Contestant } from './contestants.js';
import { prepareReply, type WaitingReply } from './replies.js';

/** Assertion consumer services on the same replies. */
export interface AcsFigures {
  /** Of Piazza. */
  readonly verifier: Verifier;
  readonly piazza: AcsSpread;
  readonly passportSpid: AcsSpread;
  /** Replies of one repetition. */
  readonly replies: number;
}

export interface AcsSpread {
  readonly perSecond: Spread;
  /** Of the process that takes them, for one reply. */
  readonly cpuMs: Spread;
}

interface Run {
  readonly perSecond: number;
  readonly cpuMs: number;
}

const loops = 4;
const people = makePeople(20);
/** Roughly what each of them takes in a second here. */
const repliesPerSecond = 60;

/** Each reply goes to both, Piazza and passport-spid in turn beginning. */
export async function measureAcs(
  service: Service,
  identityProvider: IdentityProvider,
  { verifier, options }: { verifier: Verifier; options: Options },
): Promise<AcsFigures> {
  const contestants = [piazza(service), await passportSpid(service, identityProvider)];
  const count = Math.ceil(repliesPerSecond * options.seconds);
  const runs = new Map<Contestant['name'], Run[]>();
  try {
    // Everybody has been here before, and the compiler has learned the way.
    await turn(Math.max(count, people.length));
    for (let repetition = 0; repetition < options.repetitions; repetition += 1) {
      for (const [name, run] of await turn(count)) runs.set(name, [...(runs.get(name) ?? []), run]);
      contestants.reverse();
    }
  } finally {
    for (const one of contestants) await one.close();
  }
  const figures = (name: Contestant['name']): AcsSpread => summarise(runs.get(name) ?? []);
  return {
    verifier,
    piazza: figures('piazza'),
    passportSpid: figures('passport-spid'),
    replies: count,
  };

  async function turn(replies: number): Promise<(readonly [Contestant['name'], Run])[]> {
    const waiting = await prepare(service, identityProvider, replies);
    const found: (readonly [Contestant['name'], Run])[] = [];
    for (const one of contestants) found.push([one.name, await timed(one, waiting)]);
    return found;
  }
}

async function prepare(
  { origin }: Service,
  identityProvider: IdentityProvider,
  count: number,
): Promise<readonly WaitingReply[]> {
  const replies: WaitingReply[] = [];
  for (let index = 0; index < count; index += 1) {
    const attributes = people[index % people.length] ?? {};
    replies.push(await prepareReply(origin, identityProvider, attributes));
  }
  return replies;
}

/** @throws Error when a reply is refused */
async function timed(one: Contestant, replies: readonly WaitingReply[]): Promise<Run> {
  await one.expect(replies);
  const waiting = [...replies];
  const work = async (): Promise<void> => {
    for (let reply = waiting.shift(); reply; reply = waiting.shift()) {
      const { status, text } = await one.take(reply);
      if (status !== 303) throw new Error(`${one.name} answered ${status}: ${text.slice(0, 500)}`);
    }
  };
  const cpu = cpuMilliseconds(one.pid);
  const began = performance.now();
  await Promise.all(Array.from({ length: loops }, work));
  const seconds = (performance.now() - began) / 1_000;
  return {
    perSecond: replies.length / seconds,
    cpuMs: (cpuMilliseconds(one.pid) - cpu) / replies.length,
  };
}

const summarise = (runs: readonly Run[]): AcsSpread => ({
  perSecond: spreadBy(runs, (run) => run.perSecond),
  cpuMs: spreadBy(runs, (run) => run.cpuMs),
});
