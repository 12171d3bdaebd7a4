// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { Exporting } from '../../membership/use-cases/exporting/read-exporting.js';
import { Alert } from '../components/alert.js';
import { Icon } from '../components/icon.js';
import { PostForm } from '../components/post-form.js';
import { useView } from '../view.js';

const rules = ['purpose', 'keep', 'share', 'stale'] as const;

/** What is in the file, what it may be used for, and that it is written down who took it. */
export function ExportNotice({
  slug,
  affiliations,
  broken,
}: Omit<Exporting, 'name'> & { readonly slug: string }): VNode {
  const { locale, t } = useView();
  return (
    <section class="section narrow">
      <h2>{t('exporting.title')}</h2>
      {broken ? (
        <Alert kind="warning" title={t('exporting.broken')}>
          {t('exporting.broken.text', { date: formatDate(locale, broken.at) })}
        </Alert>
      ) : null}
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
      <PostForm action={`/c/${slug}/manage/export`}>
        <button type="submit" class="btn btn-primary">
          <Icon name="download" />
          {t('exporting.download')}
        </button>
      </PostForm>
    </section>
  );
}
