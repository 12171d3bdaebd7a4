// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';

const arches = [40, 120, 200, 280, 360];
const people = [
  { x: 96, y: 214, colour: '#06c' },
  { x: 140, y: 222, colour: '#17324d' },
  { x: 236, y: 210, colour: '#008055' },
  { x: 280, y: 220, colour: '#c9643f' },
  { x: 324, y: 212, colour: '#06c' },
  { x: 392, y: 224, colour: '#17324d' },
];

/** People meeting in a square under the arches of the region's towns. */
export function SquareDrawing({ title }: { title: string }): VNode {
  return (
    <svg class="illustration" viewBox="0 0 480 270" role="img" aria-label={title}>
      <circle cx="400" cy="52" r="26" fill="#ffd782" />
      <path d="M60 96V34l22-18 22 18v62z" fill="#d98b66" />
      <path d="M74 96V62a8 8 0 0 1 16 0v34z" fill="#fff" opacity=".55" />
      <path d="M18 200V96h424v104z" fill="#fbeee6" />
      <path d="M10 96h440l-18-20H28z" fill="#c9643f" />
      {arches.map((x) => (
        <g key={x}>
          <path d={`M${x} 200v-40a30 30 0 0 1 60 0v40z`} fill="#bcd8f3" />
          <path
            d={`M${x} 200v-40a30 30 0 0 1 60 0v40`}
            fill="none"
            stroke="#e3b79f"
            stroke-width="5"
          />
          <rect x={x + 18} y="104" width="24" height="16" rx="3" fill="#8fb9e0" />
        </g>
      ))}
      <path d="M0 200h480v70H0z" fill="#e6ecf2" />
      <ellipse cx="240" cy="238" rx="190" ry="22" fill="#d6e0ea" />
      {people.map(({ x, y, colour }) => (
        <g fill={colour} key={x}>
          <circle cx={x} cy={y - 30} r="9" />
          <path d={`M${x - 14} ${y + 12}c0-38 28-38 28 0z`} />
        </g>
      ))}
      <path d="M154 172h52a8 8 0 0 1 8 8v14a8 8 0 0 1-8 8h-34l-12 10v-10h-6z" fill="#fff" />
      <path d="M166 182h34M166 191h22" stroke="#06c" stroke-width="4" stroke-linecap="round" />
    </svg>
  );
}
