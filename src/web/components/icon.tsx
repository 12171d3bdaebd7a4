// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { IconName } from '../assets/icons.js';
import { assetUrl } from '../assets/manifest.js';

/** Decorative: the text beside it says everything. */
export function Icon({ name }: { name: IconName }): VNode {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <use href={`${assetUrl('icons.svg')}#${name}`} />
    </svg>
  );
}
