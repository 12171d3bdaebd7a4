// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { NeededToOpen } from '../../membership/domain/settings/readiness.js';
import { Alert } from '../components/alert.js';
import { useView } from '../view.js';

interface MissingProps {
  readonly slug: string;
  readonly missing: readonly NeededToOpen[];
}

const pages: Readonly<Record<NeededToOpen, (slug: string) => string>> = {
  manager: (slug) => `/staff/communities/${slug}`,
  text: (slug) => `/c/${slug}/manage/settings#field-name_it`,
  way: (slug) => `/c/${slug}/manage/policy`,
  privacy: (slug) => `/c/${slug}/manage/settings#field-privacy_it`,
  terms: (slug) => `/c/${slug}/manage/terms`,
  contact: (slug) => `/c/${slug}/manage/settings#field-contact`,
};

/** What a draft lacks, each with the way to where it is filled in. */
export function Missing({ slug, missing }: MissingProps): VNode {
  const { t } = useView();
  if (missing.length === 0) return <Alert kind="success">{t('settings.missing.none')}</Alert>;
  return (
    <Alert kind="warning" title={t('settings.missing')}>
      <ul>
        {missing.map((one) => (
          <li key={one}>
            <a href={pages[one](slug)}>{t(`settings.missing.${one}`)}</a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
