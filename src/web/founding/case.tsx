// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import type { Translate } from '../../i18n/translate.js';
import type {
  RequestView,
  SeenPromoter,
} from '../../membership/use-cases/founding/read-request.js';
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
  lapsed: 'neutral',
};

export function RequestTag({ status }: Pick<RequestView['request'], 'status'>): VNode {
  const { t } = useView();
  return <Tag tone={tones[status]}>{t(`founding.status.${status}`)}</Tag>;
}

interface PromotersProps {
  readonly view: RequestView;
  /** What may be done about one of them. */
  readonly act?: (promoter: SeenPromoter) => ComponentChildren;
  readonly children?: ComponentChildren;
}

/** Who was asked to sign, and who has. */
export function Promoters({ view, act, children }: PromotersProps): VNode {
  const { t } = useView();
  const { request, promoters } = view;
  const counts = { signed: request.promotersSigned, needed: request.promotersNeeded };
  return (
    <section class="section" id="promoters">
      <h2>{t('founding.view.promoters')}</h2>
      <p>{t('founding.view.promoters.count', counts)}</p>
      <ul class="rows">
        {promoters.map((promoter) => (
          <li key={promoter.id}>
            <span class="rows-main">{nameOf(t, promoter)}</span>
            <Tag tone={promoter.status === 'signed' ? 'success' : 'neutral'}>
              {t(`founding.promoter.${promoter.status}`)}
            </Tag>
            {act?.(promoter)}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

export const nameOf = (t: Translate, { displayName, address }: SeenPromoter): string =>
  displayName ?? address ?? t('founding.promoter.unnamed');

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
