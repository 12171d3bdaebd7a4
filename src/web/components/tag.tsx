// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';

export type TagTone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** A small label; its words carry the meaning, its colour only repeats it. */
export function Tag(props: { tone?: TagTone; children: ComponentChildren }): VNode {
  return <span class={`tag tag--${props.tone ?? 'neutral'}`}>{props.children}</span>;
}
