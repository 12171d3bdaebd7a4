// SPDX-License-Identifier: AGPL-3.0-or-later
import { scaleLinear, scaleTime } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { VNode } from 'preact';
import { formatMonth, formatNumber } from '../../i18n/format.js';
import { useView } from '../view.js';

export interface Point {
  readonly at: Date;
  readonly value: number;
}

interface LineChartProps {
  readonly title: string;
  readonly points: readonly Point[];
}

const size = { width: 640, height: 260, left: 52, right: 16, top: 16, bottom: 32 };

/** How a number grew; colours come from the style sheet, the figures stand in a table beside it. */
export function LineChart({ title, points }: LineChartProps): VNode {
  const { locale } = useView();
  const times = points.map(({ at }) => at.getTime());
  const highest = Math.max(1, ...points.map(({ value }) => value));
  const x = scaleTime()
    .domain([new Date(Math.min(...times)), new Date(Math.max(...times))])
    .range([size.left, size.width - size.right]);
  const y = scaleLinear()
    .domain([0, highest])
    .nice(4)
    .range([size.height - size.bottom, size.top]);
  const path = line<Point>(
    ({ at }) => x(at),
    ({ value }) => y(value),
  );
  const fill = area<Point>(
    ({ at }) => x(at),
    () => y(0),
    ({ value }) => y(value),
  );
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={title}>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <path class="grid" d={`M${size.left} ${y(tick)}H${size.width - size.right}`} />
          <text x={size.left - 8} y={y(tick) + 4} text-anchor="end">
            {formatNumber(locale, tick)}
          </text>
        </g>
      ))}
      <path class="area" d={fill(points) ?? ''} />
      <path class="line" d={path(points) ?? ''} />
      {x.ticks(4).map((tick) => (
        <text x={x(tick)} y={size.height - 8} text-anchor="middle" key={tick.getTime()}>
          {formatMonth(locale, tick)}
        </text>
      ))}
    </svg>
  );
}
