// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { Area } from '../components/area-nav.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

interface MeFrameProps {
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}

const pages = [
  { part: 'me.part.belonging', href: '/me', text: 'me.nav.home' },
  { part: 'me.part.belonging', href: '/me/following', text: 'following.title' },
  { part: 'me.part.belonging', href: '/me/programmes', text: 'me.nav.programmes' },
  { part: 'me.part.belonging', href: '/me/organisations', text: 'me.nav.organisations' },
  { part: 'me.part.self', href: '/me/profile', text: 'me.nav.profile' },
  { part: 'me.part.self', href: '/me/card', text: 'card.master.title' },
  { part: 'me.part.self', href: '/me/mails', text: 'mails.title' },
  { part: 'me.part.access', href: '/me/identities', text: 'me.nav.identities' },
  { part: 'me.part.access', href: '/me/sessions', text: 'me.nav.sessions' },
  { part: 'me.part.access', href: '/me/portals', text: 'releases.title' },
  { part: 'me.part.access', href: '/me/reports', text: 'reports.mine' },
  { part: 'me.part.access', href: '/me/data', text: 'me.nav.data' },
] as const;

/** The head that a person's own pages share. */
export function MeFrame({ title, lead, children }: MeFrameProps): VNode {
  const { t } = useView();
  return (
    <>
      <PageHead title={title} lead={lead} />
      <Area
        label={t('me.nav')}
        links={pages.map(({ part, href, text }) => ({ part: t(part), href, text: t(text) }))}
      >
        {children}
      </Area>
    </>
  );
}
