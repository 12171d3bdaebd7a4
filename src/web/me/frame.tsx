// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { AreaNav } from '../components/area-nav.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

interface MeFrameProps {
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The head that a person's own pages share. */
export function MeFrame({ title, lead, children }: MeFrameProps): VNode {
  const { t } = useView();
  return (
    <>
      <PageHead title={title} lead={lead} />
      <AreaNav
        label={t('me.nav')}
        links={[
          { href: '/me', text: t('me.nav.home') },
          { href: '/me/identities', text: t('me.nav.identities') },
          { href: '/me/organisations', text: t('me.nav.organisations') },
          { href: '/me/programmes', text: t('me.nav.programmes') },
          { href: '/me/following', text: t('following.title') },
          { href: '/me/mails', text: t('mails.title') },
          { href: '/me/profile', text: t('me.nav.profile') },
          { href: '/me/card', text: t('card.master.title') },
          { href: '/me/sessions', text: t('me.nav.sessions') },
          { href: '/me/portals', text: t('releases.title') },
          { href: '/me/data', text: t('me.nav.data') },
        ]}
      />
      {children}
    </>
  );
}
