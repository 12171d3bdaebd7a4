// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';

interface DrawingProps {
  readonly title: string;
}

function Drawing(props: DrawingProps & { children: ComponentChildren }): VNode {
  return (
    <svg class="illustration" viewBox="0 0 320 190" role="img" aria-label={props.title}>
      <rect width="320" height="190" rx="12" fill="#e6f0fa" />
      {props.children}
    </svg>
  );
}

/** A sign-in page: the button, below it the list of identity providers, a pointer on one. */
export function ChooseDrawing({ title }: DrawingProps): VNode {
  return (
    <Drawing title={title}>
      <rect x="40" y="22" width="240" height="146" rx="8" fill="#fff" stroke="#c8dcf0" />
      <path d="M40 40h240V30a8 8 0 0 0-8-8H48a8 8 0 0 0-8 8z" fill="#17324d" />
      <circle cx="52" cy="31" r="3" fill="#fff" />
      <circle cx="63" cy="31" r="3" fill="#fff" />
      <rect x="62" y="52" width="150" height="34" rx="3" fill="#06c" />
      <path d="M96 52v34" stroke="#5c9fe0" />
      <circle cx="79" cy="69" r="9" fill="#fff" />
      <circle cx="79" cy="66" r="3" fill="#06c" />
      <path d="M73.5 74a5.5 5.5 0 0 1 11 0z" fill="#06c" />
      <rect x="110" y="65" width="86" height="8" rx="4" fill="#fff" />
      <rect x="62" y="94" width="196" height="18" fill="#f0f6fc" />
      <rect x="62" y="116" width="196" height="18" fill="#cfe3f7" />
      <rect x="62" y="138" width="196" height="18" fill="#f0f6fc" />
      <rect x="72" y="100" width="70" height="6" rx="3" fill="#7a93ab" />
      <rect x="72" y="122" width="92" height="6" rx="3" fill="#06c" />
      <rect x="72" y="144" width="58" height="6" rx="3" fill="#7a93ab" />
      <path d="m196 124 6 24 6-8 10 1z" fill="#17324d" stroke="#fff" stroke-width="2" />
    </Drawing>
  );
}

/** A telephone in front of a padlock, asking for a confirmation. */
export function ConfirmDrawing({ title }: DrawingProps): VNode {
  return (
    <Drawing title={title}>
      <circle cx="160" cy="95" r="78" fill="#d3e5f8" />
      <rect x="116" y="18" width="88" height="154" rx="14" fill="#17324d" />
      <rect x="122" y="30" width="76" height="130" rx="6" fill="#fff" />
      <rect x="146" y="22" width="28" height="4" rx="2" fill="#7a93ab" />
      <rect x="146" y="58" width="28" height="24" rx="4" fill="#06c" />
      <path d="M151 58v-6a9 9 0 0 1 18 0v6" fill="none" stroke="#06c" stroke-width="4" />
      <circle cx="160" cy="69" r="3.5" fill="#fff" />
      <rect x="134" y="94" width="52" height="6" rx="3" fill="#7a93ab" />
      <rect x="142" y="105" width="36" height="6" rx="3" fill="#c3d0dc" />
      <rect x="132" y="124" width="56" height="20" rx="10" fill="#008055" />
      <path
        d="m153 134 5 5 9-10"
        fill="none"
        stroke="#fff"
        stroke-width="3"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </Drawing>
  );
}

/** The square with its arches, people, and a tick above. */
export function ArriveDrawing({ title }: DrawingProps): VNode {
  return (
    <Drawing title={title}>
      <path d="M30 150V92h260v58z" fill="#fff" stroke="#c8dcf0" />
      <path d="M24 92h272l-14-16H38z" fill="#c9643f" />
      {[44, 104, 164, 224].map((x) => (
        <path d={`M${x} 150v-26a26 26 0 0 1 52 0v26z`} fill="#d3e5f8" key={x} />
      ))}
      <path d="M14 150h292" stroke="#17324d" stroke-width="3" stroke-linecap="round" />
      <Person x={92} colour="#06c" />
      <Person x={150} colour="#17324d" />
      <Person x={206} colour="#008055" />
      <circle cx="160" cy="40" r="26" fill="#008055" />
      <path
        d="m148 40 9 9 16-18"
        fill="none"
        stroke="#fff"
        stroke-width="5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </Drawing>
  );
}

export function Person({ x, colour }: { x: number; colour: string }): VNode {
  return (
    <g fill={colour}>
      <circle cx={x} cy="128" r="8" />
      <path d={`M${x - 13} 164a13 24 0 0 1 26 0z`} />
    </g>
  );
}
