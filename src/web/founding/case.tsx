// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { RequestView } from '../../membership/use-cases/founding/read-request.js';
import { Paragraphs } from '../community/community.js';
import { Tag, type TagTone } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

const tones: Readonly<Record<RequestView['request']['status'], TagTone>> = {
  requested: 'info',
  needs_info: 'warning',
  refused: 'danger',
  approved: 'success',
  withdrawn: 'neutral',
};

export function RequestTag({ status }: Pick<RequestView['request'], 'status'>): VNode {
  const { t } = useView();
  return <Tag tone={tones[status]}>{t(`founding.status.${status}`)}</Tag>;
}

/** Who was asked to sign, and who has. */
export function Promoters({ view }: { view: RequestView }): VNode {
  const { t } = useView();
  const { request, promoters } = view;
  const counts = { signed: request.promotersSigned, needed: request.promotersNeeded };
  return (
    <section class="section">
      <h2>{t('founding.view.promoters')}</h2>
      <p>{t('founding.view.promoters.count', counts)}</p>
      <ul class="rows">
        {promoters.map(({ id, displayName, address, status }) => (
          <li key={id}>
            <span>{displayName ?? address ?? t('founding.promoter.unnamed')}</span>
            <Tag tone={status === 'signed' ? 'success' : 'neutral'}>
              {t(`founding.promoter.${status}`)}
            </Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The talk between the staff and who asked. */
export function Messages({ view }: { view: RequestView }): VNode | null {
  const { t } = useView();
  if (view.messages.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('founding.messages')}</h2>
      <ol class="rows">
        {view.messages.map(({ side, text, at }) => (
          <li key={at.toISOString()}>
            <div class="rows-main">
              <h3>{side === 'staff' ? t('founding.messages.staff') : view.requester}</h3>
              <p>
                <Time at={at} />
              </p>
              <Paragraphs text={text} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
