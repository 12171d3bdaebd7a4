// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { locales } from '../../i18n/translate.js';
import { Icon } from '../components/icon.js';
import { PostForm } from '../components/post-form.js';
import { useView } from '../view.js';

export function Header(): VNode {
  const { site, t } = useView();
  return (
    <header>
      <div class="slim">
        <div class="wrap">
          <a class="owner" href={site.owner.url}>
            {site.owner.name}
          </a>
          <ul class="slim-tools">
            <LanguageSwitch />
            <Account />
          </ul>
        </div>
      </div>
      <div class="masthead">
        <div class="wrap">
          <a class="brand" href="/">
            <Emblem />
            <span>
              <strong>Piazza</strong>
              <span>{t('layout.tagline')}</span>
            </span>
          </a>
          <Navigation />
        </div>
      </div>
    </header>
  );
}

/** No links where what was typed, or a secret shown once, would be lost by following one. */
function LanguageSwitch(): VNode {
  const { answersForm, locale, t, url } = useView();
  if (answersForm) {
    return (
      <li>
        <span aria-hidden="true">{locale.toUpperCase()}</span>
        <span class="visually-hidden">{t(`layout.language.${locale}`)}</span>
      </li>
    );
  }
  return (
    <>
      {locales.map((code) => (
        <li key={code}>
          <a
            href={withLanguage(url, code)}
            lang={code}
            hreflang={code}
            aria-current={code === locale ? 'true' : undefined}
          >
            <span aria-hidden="true">{code.toUpperCase()}</span>
            <span class="visually-hidden">{t(`layout.language.${code}`)}</span>
          </a>
        </li>
      ))}
    </>
  );
}

/** The same page, asked for in another language. */
function withLanguage(url: string, code: string): string {
  const target = new URL(url, 'http://page');
  target.searchParams.set('lang', code);
  return `${target.pathname}${target.search}`;
}

function Account(): VNode {
  const { t, viewer } = useView();
  if (!viewer)
    return (
      <li>
        <a href="/sign-in">
          <Icon name="user" />
          {t('layout.sign_in')}
        </a>
      </li>
    );
  return (
    <>
      <li>
        <a href="/me">
          <Icon name="user" />
          {viewer.displayName}
        </a>
      </li>
      <li>
        <PostForm action="/sign-out">
          <button type="submit">
            <Icon name="logout" />
            {t('layout.sign_out')}
          </button>
        </PostForm>
      </li>
    </>
  );
}

function Navigation(): VNode {
  const { t, url } = useView();
  const path = new URL(url, 'http://page').pathname;
  const links = [
    { href: '/c', text: t('layout.nav.communities') },
    { href: '/me', text: t('layout.nav.me') },
    { href: '/come-accedere', text: t('layout.nav.how_to_sign_in') },
  ];
  return (
    <nav class="main-nav" aria-label={t('layout.nav.label')}>
      <ul>
        {links.map(({ href, text }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={path === href || path.startsWith(`${href}/`) ? 'page' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** People around a square, seen as arches: the same drawing as the icon of the browser's tab. */
function Emblem(): VNode {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <g fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round">
        <path d="M8 44a24 24 0 0 1 48 0" />
        <path d="M20 44a12 12 0 0 1 24 0" />
      </g>
      <circle cx="32" cy="51" r="5" fill="#fff" />
      <circle cx="9" cy="53" r="4" fill="#fff" />
      <circle cx="55" cy="53" r="4" fill="#fff" />
    </svg>
  );
}
