// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ReadRelease } from '../../portal/use-cases/releases/read-releases.js';
import { MeFrame } from '../me/frame.js';
import { useView } from '../view.js';
import { claimLabels, isKnownClaim } from './claim-labels.js';
import { EndRelease } from './end.js';
import { Received } from './received.js';
import { Value } from './value.js';

interface ReleaseDetailProps {
  readonly read: ReadRelease;
  readonly nameOf: (instance: string) => string;
}

/** What one portal received of a person, and the way to end it. */
export function ReleaseDetail({ read, nameOf }: ReleaseDetailProps): VNode {
  const { t } = useView();
  const { release } = read;
  const { name, controller, provider, level, received, endedAt } = release;
  return (
    <MeFrame title={name} lead={controller}>
      <p>
        <a href="/me/portals">{t('releases.all')}</a>
      </p>
      <Received release={release} />
      {provider && level ? (
        <p>
          {t('releases.sign_in')}: {nameOf(provider)}, {t(`level.${level}`)}
        </p>
      ) : null}
      {received.length > 0 ? <Claims read={read} /> : null}
      <EndRelease read={read} ended={endedAt !== undefined} />
    </MeFrame>
  );
}

function Claims({ read }: Pick<ReleaseDetailProps, 'read'>): VNode {
  const { t } = useView();
  const { release, values } = read;
  return (
    <section class="section">
      <h2>{t('releases.claims')}</h2>
      <p>{t('releases.claims.lead')}</p>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={t('releases.claims')}>
        <table class="table">
          <caption class="visually-hidden">{t('releases.claims')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('releases.claim')}</th>
              <th scope="col">{t('releases.value')}</th>
            </tr>
          </thead>
          <tbody>
            {release.received.filter(isKnownClaim).map((claim) => (
              <tr key={claim}>
                <th scope="row">
                  {t(claimLabels[claim])} <span class="code">{claim}</span>
                </th>
                <td>
                  <Value claim={claim} value={values[claim]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
