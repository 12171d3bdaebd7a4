// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { useView } from '../view.js';
import { Icon } from './icon.js';

interface PaginationProps {
  readonly next: string | undefined;
  /** What the list is of, where a page has several. */
  readonly of?: string;
  /** Where the address says how far it was read. */
  readonly param?: string;
}

/** Keyset pages go forward; the first page is always one step away. */
export function Pagination({ next, of, param = 'cursor' }: PaginationProps): VNode | null {
  const { t, url, answersForm } = useView();
  const here = new URL(url, 'http://page');
  const isFirst = !here.searchParams.has(param);
  // Whoever mends a form stays with it: what is typed is at no address.
  if (answersForm || (isFirst && !next)) return null;
  return (
    <nav class="actions" aria-label={of ? `${t('layout.pages')}: ${of}` : t('layout.pages')}>
      {isFirst ? null : (
        <a class="btn btn-outline-primary" href={withCursor(here, param, undefined)}>
          {t('layout.pages.first')}
        </a>
      )}
      {next ? (
        <a class="btn btn-outline-primary" rel="next" href={withCursor(here, param, next)}>
          {t('layout.pages.next')} <Icon name="arrow-right" />
        </a>
      ) : null}
    </nav>
  );
}

function withCursor(here: URL, param: string, cursor: string | undefined): string {
  const target = new URL(here);
  if (cursor === undefined) target.searchParams.delete(param);
  else target.searchParams.set(param, cursor);
  return `${target.pathname}${target.search}`;
}
