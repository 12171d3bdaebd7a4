// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { CommunityCard } from '../../membership/domain/community-card.js';
import { CommunityCards } from '../catalogue/community-cards.js';
import { useView } from '../view.js';
import { SquareDrawing } from './illustration.js';

const steps = ['enter', 'join', 'take_part'] as const;

/** What Piazza is, some communities, the way in. */
export function Home({ communities }: { communities: readonly CommunityCard[] }): VNode {
  const { t, viewer } = useView();
  return (
    <>
      <div class="hero">
        <div class="wrap">
          <div>
            <h1>{t('home.title')}</h1>
            <p class="lead">{t('home.lead')}</p>
            <div class="actions">
              <a class="btn btn-primary" href="/c">
                {t('home.browse')}
              </a>
              <a class="btn btn-outline-primary" href={viewer ? '/me' : '/sign-in'}>
                {viewer ? t('layout.nav.me') : t('layout.sign_in')}
              </a>
            </div>
          </div>
          <SquareDrawing title={t('home.picture')} />
        </div>
      </div>
      <div class="wrap page">
        <section class="section">
          <h2>{t('home.how')}</h2>
          <ol class="steps steps--row">
            {steps.map((step) => (
              <li key={step}>
                <h3>{t(`home.how.${step}.title`)}</h3>
                <p>{t(`home.how.${step}.text`)}</p>
              </li>
            ))}
          </ol>
        </section>
        {communities.length > 0 ? (
          <section class="section">
            <h2>{t('home.communities')}</h2>
            <CommunityCards items={communities} />
            <p>
              <a href="/c">{t('home.communities.all')}</a>
            </p>
          </section>
        ) : null}
        <div class="columns">
          <section>
            <h2>{t('home.what.title')}</h2>
            <p>{t('home.what.text')}</p>
          </section>
          <section class="panel">
            <h2>{t('home.step.title')}</h2>
            <p>{t('home.step.text')}</p>
          </section>
        </div>
      </div>
    </>
  );
}
