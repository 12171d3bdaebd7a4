// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { AreaNav } from '../components/area-nav.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

interface ManageFrameProps {
  readonly slug: string;
  readonly name: string;
  readonly children: ComponentChildren;
}

/** The head that the pages of one community's managers share. */
export function ManageFrame({ slug, name, children }: ManageFrameProps): VNode {
  const { t } = useView();
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
      <AreaNav
        label={t('manage.nav')}
        links={[
          { href: `/c/${slug}/manage`, text: t('manage.nav.requests') },
          { href: `/c/${slug}/manage/members`, text: t('manage.nav.members') },
          { href: `/c/${slug}/manage/invitations`, text: t('manage.nav.invitations') },
          { href: `/c/${slug}/manage/form`, text: t('manage.nav.form') },
          { href: `/c/${slug}/manage/terms`, text: t('manage.nav.terms') },
          { href: `/c/${slug}/groups`, text: t('groups.title') },
          { href: `/c/${slug}/manage/settings`, text: t('manage.nav.settings') },
          { href: `/c/${slug}/manage/policy`, text: t('manage.nav.policy') },
          { href: `/c/${slug}/manage/links`, text: t('links.title') },
          { href: `/c/${slug}/manage/term`, text: t('term.title') },
          { href: `/c/${slug}/manage/age`, text: t('ages.title') },
          { href: `/c/${slug}/manage/card`, text: t('card.fields.title') },
          { href: `/c/${slug}/manage/measures`, text: t('measures.title') },
          { href: `/c/${slug}/manage/roles`, text: t('manage.nav.roles') },
        ]}
      />
      {children}
    </>
  );
}
