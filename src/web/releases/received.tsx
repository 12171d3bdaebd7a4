// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Release } from '../../portal/use-cases/releases/read-releases.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

/** When a portal received something, first and last, and until when. */
export function Received({ release }: { readonly release: Release }): VNode {
  const { t } = useView();
  const { firstAt, lastAt, endedAt, shownAt } = release;
  return (
    <>
      {firstAt && lastAt ? (
        <p>
          {t('releases.received')}: <Time after={t('releases.first')} at={firstAt} />,{' '}
          <Time after={t('releases.last')} at={lastAt} precise />
        </p>
      ) : (
        <p>
          <Time after={t('releases.shown')} at={shownAt} />. {t('releases.nothing_yet')}
        </p>
      )}
      {endedAt ? (
        <p>
          <Time after={t('releases.ended.at')} at={endedAt} precise />
        </p>
      ) : null}
    </>
  );
}
