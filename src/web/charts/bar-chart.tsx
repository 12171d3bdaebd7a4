// SPDX-License-Identifier: AGPL-3.0-or-later
import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import { formatNumber } from '../../i18n/format.js';
import { useView } from '../view.js';

export interface Bar {
  readonly name: string;
  readonly value: number;
}

/** Heights in pixels, which no narrow screen makes smaller; lengths of bars in percent of the width, beside which a figure finds room. */
const size = { row: 46, name: 15, bar: 14, longest: 82 };
const longestName = 40;

const shortened = (name: string): string =>
  name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name;

/** Quantities side by side; the figures stand at the bars, and in a table beside with the whole of each name. */
export function BarChart({ title, bars }: { title: string; bars: readonly Bar[] }): VNode {
  const { locale } = useView();
  const length = scaleLinear()
    .domain([0, Math.max(1, ...bars.map(({ value }) => value))])
    .range([0, size.longest]);
  return (
    <svg height={bars.length * size.row} role="img" aria-label={title}>
      {bars.map(({ name, value }, n) => {
        const top = n * size.row + size.name;
        return (
          <g key={name}>
            <text x="0" y={top}>
              {shortened(name)}
            </text>
            <rect
              class="bar"
              x="0"
              y={top + 6}
              width={`${length(value)}%`}
              height={size.bar}
              rx="3"
            />
            <text x={`${length(value)}%`} dx="8" y={top + 5 + size.bar}>
              {formatNumber(locale, value)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
