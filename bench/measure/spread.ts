// SPDX-License-Identifier: AGPL-3.0-or-later
/** The same measured several times. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** @param values at least one */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  };
}

/** The spread of one figure of several runs. */
export const spreadBy = <Run>(runs: readonly Run[], figure: (run: Run) => number): Spread =>
  spreadOf(runs.map(figure));
