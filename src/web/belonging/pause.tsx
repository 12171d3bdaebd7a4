// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { Breadcrumb } from '../components/breadcrumb.js';
import { Checkbox } from '../components/choices.js';
import { Icon } from '../components/icon.js';
import { PageHead } from '../components/page-head.js';
import { PostForm } from '../components/post-form.js';
import { useView } from '../view.js';

const means = ['mails', 'roles', 'place', 'end'] as const;

/** What a pause means; one click, nobody asked. */
export function Pause({ slug, name }: { slug: string; name: string }): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <Breadcrumb
        crumbs={[
          { text: t('catalogue.title'), href: '/c' },
          { text: name, href: `/c/${slug}` },
          { text: t('pause.crumb') },
        ]}
      />
      <PageHead title={t('pause.title', { community: name })} lead={t('pause.lead')} />
      <ul class="checklist">
        {means.map((what) => (
          <li key={what}>
            <Icon name="check-circle" />
            <span>{t(`pause.${what}`)}</span>
          </li>
        ))}
      </ul>
      <PostForm action={`/c/${slug}/pause`}>
        <Checkbox name="listed" label={t('pause.listed')} />
        <div class="actions">
          <button type="submit" class="btn btn-primary">
            {t('pause.button')}
          </button>
          <a href={`/c/${slug}`}>{t('pause.not_now')}</a>
        </div>
      </PostForm>
    </div>
  );
}
