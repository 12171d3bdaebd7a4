// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { Area } from '../components/area-nav.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

interface ManageFrameProps {
  readonly slug: string;
  readonly name: string;
  readonly children: ComponentChildren;
}

/** The head that the pages of one community's managers share, with those of them that the viewer may open. */
export function ManageFrame({ slug, name, children }: ManageFrameProps): VNode {
  const { t, managePages } = useView();
  const title = t('manage.title', { community: name });
  return (
    <>
      <Breadcrumb
        crumbs={[
          { text: t('catalogue.title'), href: '/c' },
          { text: name, href: `/c/${slug}` },
          { text: title },
        ]}
      />
      <PageHead title={title} />
      <Area
        label={t('manage.nav')}
        links={managePages.map(({ part, path, text }) => ({
          part: t(part),
          href: `/c/${slug}${path}`,
          text: t(text),
        }))}
      >
        {children}
      </Area>
    </>
  );
}
