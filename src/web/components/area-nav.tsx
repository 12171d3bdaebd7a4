// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { useView } from '../view.js';

export interface AreaLink {
  readonly href: string;
  readonly text: string;
}

/** The pages of one area, the current one marked. */
export function AreaNav({ label, links }: { label: string; links: readonly AreaLink[] }): VNode {
  const { url } = useView();
  const path = new URL(url, 'http://page').pathname;
  return (
    <nav class="area-nav" aria-label={label}>
      <ul>
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href} aria-current={path === href ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
