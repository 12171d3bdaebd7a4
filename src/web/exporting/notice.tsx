// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { Alert } from '../components/alert.js';
import { Icon } from '../components/icon.js';
import { useView } from '../view.js';

const rules = ['purpose', 'keep', 'share', 'stale'] as const;

/** What is in the file, what it may be used for, and that it is written down who took it. */
export function ExportNotice({
  slug,
  affiliations,
}: {
  readonly slug: string;
  /** Whether the file says where people belong. */
  readonly affiliations: boolean;
}): VNode {
  const { t } = useView();
  return (
    <section class="section narrow">
      <h2>{t('exporting.title')}</h2>
      <p>{t(affiliations ? 'exporting.content.affiliations' : 'exporting.content')}</p>
      <p>{t('exporting.without')}</p>
      <Alert kind="warning" title={t('exporting.rules')}>
        <ul>
          {rules.map((rule) => (
            <li key={rule}>{t(`exporting.rule.${rule}`)}</li>
          ))}
        </ul>
      </Alert>
      <p>{t('exporting.recorded')}</p>
      <form method="post" action={`/c/${slug}/manage/export`}>
        <button type="submit" class="btn btn-primary">
          <Icon name="download" />
          {t('exporting.download')}
        </button>
      </form>
    </section>
  );
}
