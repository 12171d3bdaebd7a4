// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatMoment } from '../../i18n/format.js';
import type { Leaving } from '../../membership/use-cases/leaving/read-leaving.js';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

interface ReceiptProps {
  readonly slug: string;
  readonly leaving: Leaving;
  readonly portals: readonly { readonly name: string; readonly controller: string }[];
}

/** What ended and when, who is told, and how to take it back. */
export function Receipt({ slug, leaving, portals }: ReceiptProps): VNode {
  const { locale, t } = useView();
  const { name, leftAt, roles, undoUntil } = leaving;
  return (
    <div class="narrow">
      <PageHead
        title={t('left.title', { community: name })}
        lead={t('left.when', { at: formatMoment(locale, leftAt) })}
      />
      {roles.length > 0 ? (
        <>
          <h2>{t('left.roles')}</h2>
          <ul>
            {roles.map((role) => (
              <li key={role}>{t(`role.${role}`)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <h2>{t('left.portals')}</h2>
      <p>{portals.length > 0 ? t('left.portals.text') : t('leave.portals.none')}</p>
      <ul>
        {portals.map((portal) => (
          <li key={portal.name}>
            {portal.name} ({portal.controller})
            {portal.name === leaving.home?.portal?.name ? `: ${t('left.home')}` : ''}
          </li>
        ))}
      </ul>
      {undoUntil ? (
        <>
          <h2>{t('left.undo')}</h2>
          <p>{t('left.undo.text', { until: formatMoment(locale, undoUntil) })}</p>
          <ButtonForm action={`/c/${slug}/return`} look="outline-primary">
            {t('left.undo.button')}
          </ButtonForm>
        </>
      ) : null}
      <p>
        <a href="/me">{t('left.me')}</a>
      </p>
    </div>
  );
}
