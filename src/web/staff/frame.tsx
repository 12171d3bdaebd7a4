// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { AreaNav } from '../components/area-nav.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

interface StaffFrameProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ComponentChildren;
}

export function StaffFrame({ title, lead, children }: StaffFrameProps): VNode {
  const { t } = useView();
  return (
    <>
      <PageHead title={title} lead={lead} />
      <AreaNav
        label={t('staff.nav')}
        links={[
          { href: '/staff', text: t('staff.nav.home') },
          { href: '/staff/communities/new', text: t('staff.nav.create') },
          { href: '/staff/people', text: t('staff.nav.people') },
          { href: '/staff/providers', text: t('staff.nav.providers') },
        ]}
      />
      {children}
    </>
  );
}
