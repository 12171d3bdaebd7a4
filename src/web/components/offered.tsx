// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { useGoesOn } from '../lifecycle/goes-on.js';
import type { Sent } from '../lifecycle/refused.js';

interface OfferedProps {
  /** What its forms send. */
  readonly forms: readonly Sent[];
  readonly children: ComponentChildren;
}

/** A part of a page that stands there for its forms: nothing where all of them would be refused. */
export function Offered({ forms, children }: OfferedProps): VNode | null {
  const goesOn = useGoesOn();
  return goesOn(...forms) ? <>{children}</> : null;
}
