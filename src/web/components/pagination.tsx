// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { useView } from '../view.js';
import { Icon } from './icon.js';

/** Keyset pages go forward; the first page is always one step away. */
export function Pagination({ next }: { next: string | undefined }): VNode | null {
  const { t, url } = useView();
  const here = new URL(url, 'http://page');
  const isFirst = !here.searchParams.has('cursor');
  if (isFirst && !next) return null;
  return (
    <nav class="actions" aria-label={t('layout.pages')}>
      {isFirst ? null : (
        <a class="btn btn-outline-primary" href={withCursor(here, undefined)}>
          {t('layout.pages.first')}
        </a>
      )}
      {next ? (
        <a class="btn btn-outline-primary" rel="next" href={withCursor(here, next)}>
          {t('layout.pages.next')} <Icon name="arrow-right" />
        </a>
      ) : null}
    </nav>
  );
}

function withCursor(here: URL, cursor: string | undefined): string {
  const target = new URL(here);
  if (cursor === undefined) target.searchParams.delete('cursor');
  else target.searchParams.set('cursor', cursor);
  return `${target.pathname}${target.search}`;
}
