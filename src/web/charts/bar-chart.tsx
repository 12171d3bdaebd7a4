// SPDX-License-Identifier: AGPL-3.0-or-later
import { scaleBand, scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import { formatNumber } from '../../i18n/format.js';
import { useView } from '../view.js';

export interface Bar {
  readonly name: string;
  readonly value: number;
}

const size = { width: 640, left: 190, right: 60, row: 30 };
const longestName = 24;

const shortened = (name: string): string =>
  name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name;

/** Quantities side by side; the figures stand at the bars, and in a table beside with the whole of each name. */
export function BarChart({ title, bars }: { title: string; bars: readonly Bar[] }): VNode {
  const { locale } = useView();
  const height = bars.length * size.row;
  const x = scaleLinear()
    .domain([0, Math.max(1, ...bars.map(({ value }) => value))])
    .range([0, size.width - size.left - size.right]);
  const y = scaleBand(
    bars.map(({ name }) => name),
    [0, height],
  ).padding(0.25);
  const middle = y.bandwidth() / 2 + 5;
  return (
    <svg viewBox={`0 0 ${size.width} ${height}`} role="img" aria-label={title}>
      {bars.map(({ name, value }) => {
        const top = y(name) ?? 0;
        return (
          <g key={name}>
            <text x={size.left - 10} y={top + middle} text-anchor="end">
              {shortened(name)}
            </text>
            <rect
              class="bar"
              x={size.left}
              y={top}
              width={x(value)}
              height={y.bandwidth()}
              rx="3"
            />
            <text x={size.left + x(value) + 8} y={top + middle}>
              {formatNumber(locale, value)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
