// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { useView } from '../view.js';

export function Footer(): VNode {
  const { site, t } = useView();
  const links = [
    { href: '/condizioni', text: t('layout.footer.terms') },
    { href: site.privacyUrl ?? '/privacy', text: t('layout.footer.privacy') },
    { href: '/cookie', text: t('layout.footer.cookies') },
    {
      href: site.accessibilityStatementUrl ?? '/accessibilita',
      text: t('layout.footer.accessibility'),
    },
    { href: '/come-accedere', text: t('layout.nav.how_to_sign_in') },
    { href: '/contatti', text: t('layout.footer.contact') },
  ];
  return (
    <footer class="footer">
      <div class="wrap">
        <div>
          <p>
            <strong>Piazza</strong>
          </p>
          <p>{t('layout.footer.owner', { owner: site.owner.name })}</p>
        </div>
        <nav aria-label={t('layout.footer.label')}>
          <ul>
            {links.map(({ href, text }) => (
              <li key={href}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
