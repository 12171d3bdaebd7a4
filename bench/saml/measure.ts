// SPDX-License-Identifier: AGPL-3.0-or-later
import { spreadBy, type Spread } from '../measure/spread.js';
import type { Options } from '../options.js';
import { measureSamlVerification } from './verify.js';

/** Responses with two signatures read per second on one core. */
export interface SamlFigures {
  readonly own: Spread;
  readonly nodeSaml: Spread;
  readonly limit: Spread;
  /** Of the response. */
  readonly bytes: number;
}

/** Rounds that take our own verifier about a second. */
const roundsPerSecond = 1_500;

export async function measureSaml({ seconds, repetitions }: Options): Promise<SamlFigures> {
  const rounds = Math.ceil((roundsPerSecond * seconds) / 2);
  const runs = [];
  for (let turn = 0; turn < repetitions; turn += 1) {
    runs.push(await measureSamlVerification(rounds));
  }
  const perSecond = (microseconds: number): number => 1_000_000 / microseconds;
  return {
    own: spreadBy(runs, (run) => perSecond(run.own)),
    nodeSaml: spreadBy(runs, (run) => perSecond(run.nodeSaml)),
    limit: spreadBy(runs, (run) => perSecond(run.limit)),
    bytes: runs[0]?.bytes ?? 0,
  };
}
