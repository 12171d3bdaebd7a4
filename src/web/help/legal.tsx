// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

const chapters = ['data', 'use', 'portals', 'time', 'rights'] as const;

export function Privacy(): VNode {
  const { site, t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('privacy.title')} lead={t('privacy.lead')} />
      <h2>{t('privacy.controller.title')}</h2>
      <p>
        {t('privacy.controller.text', { controller: site.controller, contact: site.contactEmail })}
      </p>
      {chapters.map((chapter) => (
        <section key={chapter}>
          <h2>{t(`privacy.${chapter}.title`)}</h2>
          <p>{t(`privacy.${chapter}.text`)}</p>
        </section>
      ))}
    </div>
  );
}

const cookies = [
  { name: '__Host-piazza_session', text: 'session' },
  { name: '__Host-piazza_browser', text: 'browser' },
  { name: '__Secure-piazza_oidc, …_interaction, …_resume', text: 'oidc' },
  { name: '__Host-piazza_means', text: 'means' },
  { name: 'lang', text: 'language' },
  { name: 'lang_asked', text: 'asked_language' },
  { name: '__Host-piazza_flash', text: 'flash' },
  { name: '__Host-piazza_draft', text: 'draft' },
] as const;

export function Cookies(): VNode {
  const { t } = useView();
  return (
    <>
      <PageHead title={t('cookies.title')} lead={t('cookies.lead')} />
      <div class="table-scroll" tabIndex={0} role="region" aria-label={t('cookies.caption')}>
        <table class="table">
          <caption class="visually-hidden">{t('cookies.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('cookies.name')}</th>
              <th scope="col">{t('cookies.purpose')}</th>
              <th scope="col">{t('cookies.duration')}</th>
            </tr>
          </thead>
          <tbody>
            {cookies.map(({ name, text }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{t(`cookies.${text}`)}</td>
                <td>{t(`cookies.${text}.duration`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

export function Accessibility(): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('accessibility.title')} lead={t('accessibility.lead')} />
      <h2>{t('accessibility.state.title')}</h2>
      <p>{t('accessibility.state.text')}</p>
      <h2>{t('accessibility.feedback.title')}</h2>
      <p>{t('accessibility.feedback.text')}</p>
      <p>
        <a class="btn btn-primary" href="/contatti">
          {t('accessibility.write')}
        </a>
      </p>
    </div>
  );
}
