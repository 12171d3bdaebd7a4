// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { Area } from '../components/area-nav.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';
import { staffPages } from './rights.js';

interface StaffFrameProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ComponentChildren;
}

export function StaffFrame({ title, lead, children }: StaffFrameProps): VNode {
  const { t, rights } = useView();
  return (
    <>
      <PageHead title={title} lead={lead} />
      <Area
        label={t('staff.nav')}
        links={staffPages
          .filter(({ right }) => rights.includes(right))
          .map(({ part, href, text }) => ({ part: t(part), href, text: t(text) }))}
      >
        {children}
      </Area>
    </>
  );
}
