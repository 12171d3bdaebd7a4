// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { useView } from '../view.js';

export interface Crumb {
  readonly text: string;
  /** Absent for the page itself, which comes last. */
  readonly href?: string;
}

export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }): VNode {
  const { t } = useView();
  return (
    <nav class="breadcrumb-container" aria-label={t('layout.breadcrumb')}>
      <ol class="breadcrumb">
        {[{ text: t('layout.home'), href: '/' }, ...crumbs].map(({ text, href }, index) =>
          href ? (
            <li class="breadcrumb-item" key={href}>
              {index > 0 ? <Separator /> : null}
              <a href={href}>{text}</a>
            </li>
          ) : (
            <li class="breadcrumb-item active" aria-current="page" key="here">
              <Separator />
              {text}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}

const Separator = (): VNode => (
  <span class="separator" aria-hidden="true">
    /
  </span>
);
