// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseArgs } from 'node:util';

/** How many members the databases of a run have. */
export const scales = { tiny: [50], small: [1_000], full: [1_000, 1_000_000] } as const;
export type Scale = keyof typeof scales;

/** The same for the part about membership: the first is the baseline of the last. */
export const regions = {
  tiny: [50],
  small: [100, 100_000],
  full: [5_000, 5_000_000],
} as const;

export const parts = ['login', 'check', 'saml', 'acs', 'portal', 'membership'] as const;
export type Part = (typeof parts)[number];

export interface Options {
  readonly scale: Scale;
  /** Of one measurement. */
  readonly seconds: number;
  readonly repetitions: number;
  readonly parts: readonly Part[];
  /** Prints the statements of a sign-in with their counts. */
  readonly explain: boolean;
  /** A folder for CPU profiles of the service. */
  readonly profile: string | undefined;
  /** A folder that keeps the filled databases for later runs. */
  readonly data: string | undefined;
  /** Where the results are written, as JSON. */
  readonly out: string;
}

export const usage = `npm run bench -- [options]

  --scale tiny|small|full  50, 1000, or 1000 and 1 million members (small); for membership 50, 100 and 100 thousand,
                           5 thousand and 5 million; full writes what it measured to docs/performance.md
  --seconds N              length of one measurement (3)
  --repetitions N          how often each is repeated (3)
  --part NAME              only this part: ${parts.join(', ')}; may be given several times
  --explain                print the SQL statements of a sign-in with their counts
  --profile FOLDER         write CPU profiles of the service there
  --data FOLDER            keep the filled databases there, and use those that it holds
  --out FILE               where the JSON goes (bench/results/latest.json)`;

/** @throws Error with the usage when an argument is wrong. */
export function readOptions(args: readonly string[]): Options {
  try {
    return toOptions(parse(args));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${reason}\n\n${usage}`, { cause });
  }
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      scale: { type: 'string', default: 'small' },
      seconds: { type: 'string', default: '3' },
      repetitions: { type: 'string', default: '3' },
      part: { type: 'string', multiple: true, default: [...parts] },
      explain: { type: 'boolean', default: false },
      profile: { type: 'string' },
      data: { type: 'string' },
      out: { type: 'string', default: 'bench/results/latest.json' },
    },
  }).values;

function toOptions(values: ReturnType<typeof parse>): Options {
  const { scale, explain, out, profile, data } = values;
  if (!isScale(scale)) throw new Error(`--scale ${scale} is unknown`);
  return {
    scale,
    seconds: positive('seconds', values.seconds),
    repetitions: Math.ceil(positive('repetitions', values.repetitions)),
    parts: values.part.map(toPart),
    explain,
    profile,
    data,
    out,
  };
}

const isScale = (value: string): value is Scale => Object.hasOwn(scales, value);

function toPart(value: string): Part {
  const found = parts.find((part) => part === value);
  if (!found) throw new Error(`--part ${value} is unknown`);
  return found;
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} needs a number above zero`);
  return value;
}
