// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { useView } from '../view.js';

export interface AreaLink {
  /** The heading under which it stands, in the reader's language. */
  readonly part: string;
  readonly href: string;
  readonly text: string;
}

interface AreaProps {
  /** What a screen reader calls the list of pages. */
  readonly label: string;
  /** In the order in which they are listed. */
  readonly links: readonly AreaLink[];
  readonly children: ComponentChildren;
}

/** One page of an area beside the list of the area's pages, the current one marked. */
export function Area({ label, links, children }: AreaProps): VNode {
  const parts = [...Map.groupBy(links, ({ part }) => part)];
  return (
    <div class="area-page">
      <nav class="area-nav" aria-label={label}>
        {parts.map(([part, pages], place) => (
          <div key={part}>
            <p id={`area-part-${place}`}>{part}</p>
            <ul aria-labelledby={`area-part-${place}`}>
              {pages.map((page) => (
                <AreaItem {...page} key={page.href} />
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div class="area-body">{children}</div>
    </div>
  );
}

function AreaItem({ href, text }: AreaLink): VNode {
  const { url } = useView();
  const isHere = new URL(url, 'http://page').pathname === href;
  return (
    <li>
      <a href={href} aria-current={isHere ? 'page' : undefined}>
        {text}
      </a>
    </li>
  );
}
