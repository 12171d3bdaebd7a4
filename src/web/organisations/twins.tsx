// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { Organisation } from '../../membership/domain/organisations/organisation.js';
import { Territory } from '../community/words.js';
import { useView } from '../view.js';

/** What tells two organisations of one name apart. */
export function Twins({ organisation }: { organisation: Organisation }): VNode {
  const { locale, t } = useView();
  const { kind, ipaCode, code, province, createdAt } = organisation;
  const date = formatDate(locale, createdAt);
  return (
    <>
      {[t(`organisation.kind.${kind}`), ipaCode ?? code].filter(Boolean).join(' · ')}
      {province === undefined ? null : (
        <>
          {' · '}
          <Territory province={province} />
        </>
      )}
      {` · ${t('organisation.since', { date })}`}
    </>
  );
}
