// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { CardPage } from '../../membership/use-cases/cards/read-card.js';
import { Alert } from '../components/alert.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';
import { CardContents } from './card-content.js';

/** One card, as this reader may read it. */
export function CardView({ page, form }: { page: CardPage; form: FormState }): VNode {
  const { locale, t, viewer } = useView();
  const { slug, community, card } = page;
  return (
    <div class="narrow">
      <Breadcrumb
        crumbs={[
          { text: t('catalogue.title'), href: '/c' },
          { text: community, href: `/c/${slug}` },
          { text: card.displayName },
        ]}
      />
      <PageHead
        title={card.displayName}
        lead={t('card.page.lead', { community, date: formatDate(locale, card.changedAt) })}
      />
      {card.hiddenReason === undefined ? null : (
        <Alert kind="warning" title={t('card.hidden.title')}>
          {card.hiddenReason}
        </Alert>
      )}
      <CardContents fields={card.fields} affiliation={card.affiliation} />
      {page.isOwn ? (
        <a class="btn btn-outline-primary" href={`/c/${slug}/card`}>
          {t('card.edit')}
        </a>
      ) : null}
      {viewer && !page.isOwn && card.hiddenReason === undefined ? (
        <p>
          <a href={`/c/${slug}/cards/${card.id}/report`}>{t('reports.link.text')}</a>
        </p>
      ) : null}
      {page.moderates && !page.isOwn ? <Moderation page={page} form={form} /> : null}
    </div>
  );
}

function Moderation({ page, form }: { page: CardPage; form: FormState }): VNode {
  const { t } = useView();
  const { slug, card } = page;
  const here = `/c/${slug}/cards/${card.id}`;
  return (
    <section class="section">
      <h2>{t('card.moderate')}</h2>
      {card.hiddenReason === undefined ? (
        <EntryForm
          action={`${here}/hide`}
          form={form}
          submit={t('card.moderate.hide')}
          look="outline-danger"
        >
          <TextArea
            name="reason"
            label={t('card.moderate.reason')}
            hint={t('card.moderate.reason.hint')}
            form={form}
            maxLength={1_000}
            required
          />
        </EntryForm>
      ) : (
        <ButtonForm action={`${here}/show`}>{t('card.moderate.show')}</ButtonForm>
      )}
    </section>
  );
}
