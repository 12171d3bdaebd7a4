// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatMoment } from '../../i18n/format.js';
import type { SessionSummary } from '../../sign-in/domain/session.js';
import { ButtonForm } from '../components/button-form.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';
import { MeFrame } from './frame.js';

interface SessionsProps {
  readonly sessions: readonly SessionSummary[];
  readonly nameOf: (instance: string) => string;
}

export function Sessions({ sessions, nameOf }: SessionsProps): VNode {
  const { locale, t, viewer } = useView();
  return (
    <MeFrame title={t('sessions.title')} lead={t('sessions.lead')}>
      <ul class="rows">
        {sessions.map(({ id, device, createdAt, lastSeenAt, provider, level }) => (
          <li key={id}>
            <div class="rows-main">
              <h2 class="h3">
                {device}{' '}
                {id === viewer?.sessionId ? (
                  <Tag tone="success">{t('sessions.current')}</Tag>
                ) : null}
              </h2>
              <p>
                {nameOf(provider)}, {t(`level.${level}`)}
              </p>
              <p>{t('sessions.seen', { moment: formatMoment(locale, lastSeenAt) })}</p>
              <p>{t('sessions.began', { moment: formatMoment(locale, createdAt) })}</p>
            </div>
            {id === viewer?.sessionId ? null : (
              <ButtonForm
                action={`/me/sessions/${id}/end`}
                look="outline-secondary"
                small
                label={t('sessions.end_label', { device })}
              >
                {t('sessions.end')}
              </ButtonForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <ButtonForm action="/me/sessions/end-others" look="outline-danger">
          {t('sessions.end_others')}
        </ButtonForm>
      ) : null}
    </MeFrame>
  );
}
