// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { LinkWork, ListedLink } from '../../membership/use-cases/links/list-links.js';
import type { Listed } from '../../kernel/pages.js';
import { Pagination } from '../components/pagination.js';
import { useView } from '../view.js';

/** What a link means, read from the side of this page. */
export const relationOf = ({
  kind,
  isOwn,
}: Pick<LinkWork['links']['items'][number], 'kind' | 'isOwn'>) =>
  `links.${kind}.${isOwn ? 'own' : 'theirs'}` as const;

/** The communities that this one has to do with. */
export function Links({ links }: { readonly links: Listed<ListedLink> }): VNode | null {
  const { t } = useView();
  if (links.items.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('links.title')}</h2>
      <ul>
        {links.items.map((link) => (
          <li key={link.id}>
            {t(relationOf(link))} <a href={`/c/${link.other.slug}`}>{link.other.name}</a>
          </li>
        ))}
      </ul>
      <Pagination next={links.next} of={t('links.title')} param="links" />
    </section>
  );
}
