// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';
import { ArriveDrawing, ChooseDrawing, ConfirmDrawing } from './illustrations.js';

const means = [
  { tool: 'spid1', proves: 'low', enough: 'low' },
  { tool: 'spid2', proves: 'substantial', enough: 'substantial' },
  { tool: 'federa', proves: 'federa', enough: 'low' },
  { tool: 'social', proves: 'none', enough: 'none' },
  { tool: 'email', proves: 'none', enough: 'none' },
] as const;

const troubles = ['cancelled', 'expired', 'level', 'card', 'other', 'foreign'] as const;

/** For whoever stands in front of the sign-in page and does not know what to press. */
export function HowToSignIn(): VNode {
  const { t } = useView();
  return (
    <>
      <PageHead title={t('how.title')} lead={t('how.lead')} />
      <section class="section">
        <h2>{t('how.steps')}</h2>
        <ol class="steps steps--row">
          <li>
            <h3>{t('how.step1.title')}</h3>
            <ChooseDrawing title={t('how.step1.picture')} />
            <p>{t('how.step1.text')}</p>
          </li>
          <li>
            <h3>{t('how.step2.title')}</h3>
            <ConfirmDrawing title={t('how.step2.picture')} />
            <p>{t('how.step2.text')}</p>
          </li>
          <li>
            <h3>{t('how.step3.title')}</h3>
            <ArriveDrawing title={t('how.step3.picture')} />
            <p>{t('how.step3.text')}</p>
          </li>
        </ol>
        <p>
          <a class="btn btn-primary" href="/sign-in">
            {t('how.go')}
          </a>
        </p>
      </section>
      <Means />
      <section class="section narrow">
        <h2>{t('how.trouble')}</h2>
        {troubles.map((trouble) => (
          <details class="disclosure" key={trouble}>
            <summary>{t(`how.trouble.${trouble}.title`)}</summary>
            <p>{t(`how.trouble.${trouble}.text`)}</p>
          </details>
        ))}
        <p>
          <a href="/contatti">{t('how.ask')}</a>
        </p>
      </section>
    </>
  );
}

function Means(): VNode {
  const { t } = useView();
  return (
    <section class="section">
      <h2>{t('how.means')}</h2>
      <p>{t('how.means.intro')}</p>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={t('how.means.caption')}>
        <table class="table">
          <caption class="visually-hidden">{t('how.means.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('how.means.tool')}</th>
              <th scope="col">{t('how.means.proves')}</th>
              <th scope="col">{t('how.means.enough')}</th>
            </tr>
          </thead>
          <tbody>
            {means.map(({ tool, proves, enough }) => (
              <tr key={tool}>
                <th scope="row">{t(`how.means.${tool}`)}</th>
                <td>{t(`how.proves.${proves}`)}</td>
                <td>{t(`how.enough.${enough}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
