// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatList } from '../../i18n/format.js';
import type { Release } from '../../portal/use-cases/releases/read-releases.js';
import { Tag } from '../components/tag.js';
import { MeFrame } from '../me/frame.js';
import { useView } from '../view.js';
import { claimLabels, isKnownClaim } from './claim-labels.js';
import { Received } from './received.js';

/** The portals that were shown to receive something of a person, and what became of it. */
export function Releases({ releases }: { readonly releases: readonly Release[] }): VNode {
  const { t } = useView();
  return (
    <MeFrame title={t('releases.title')} lead={t('releases.lead')}>
      {releases.length === 0 ? <p class="empty">{t('releases.none')}</p> : null}
      <ul class="rows">
        {releases.map((release) => (
          <Row release={release} key={release.clientId} />
        ))}
      </ul>
    </MeFrame>
  );
}

function Row({ release }: { readonly release: Release }): VNode {
  const { locale, t } = useView();
  const { clientId, name, controller, received, endedAt } = release;
  return (
    <li>
      <div class="rows-main">
        <h2 class="h3">
          {name} {endedAt ? <Tag tone="neutral">{t('releases.ended')}</Tag> : null}
        </h2>
        <p>{controller}</p>
        <Received release={release} />
        {received.length > 0 ? (
          <p>
            {formatList(
              locale,
              received.filter(isKnownClaim).map((claim) => t(claimLabels[claim])),
            )}
          </p>
        ) : null}
      </div>
      <a
        class="btn btn-outline-primary btn-sm"
        href={`/me/portals/${clientId}`}
        aria-label={t('releases.open_label', { name })}
      >
        {t('releases.open')}
      </a>
    </li>
  );
}
