// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { OwnCard, OwnCardHere } from '../../membership/use-cases/cards/read-own-card.js';
import { Alert } from '../components/alert.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { ButtonForm } from '../components/button-form.js';
import { Checkbox } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import type { FormState } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { MeFrame } from '../me/frame.js';
import { useView } from '../view.js';
import { CardContents } from './card-content.js';
import { CardFields } from './card-form.js';

/** How a member presents themselves in one community. */
export function OwnCardPage({ own, form }: { own: OwnCardHere; form: FormState }): VNode {
  const { t } = useView();
  const { slug, memberList } = own.community;
  const title = t('card.own.title', { community: own.name });
  return (
    <div class="narrow">
      <Breadcrumb
        crumbs={[
          { text: t('catalogue.title'), href: '/c' },
          { text: own.name, href: `/c/${slug}` },
          { text: t('card.crumb') },
        ]}
      />
      <PageHead title={title} lead={t('card.own.lead')} />
      {own.card?.hidden ? (
        <Alert kind="warning" title={t('card.hidden.title')}>
          {own.card.hidden.reason}
        </Alert>
      ) : null}
      {own.isAdult ? null : <Alert>{t('card.not_adult')}</Alert>}
      {own.fields.length === 0 ? (
        <p class="empty">{t('card.no_fields')}</p>
      ) : (
        <EntryForm action={`/c/${slug}/card`} form={form} submit={t('card.save')}>
          <CardFields own={own} form={form} />
          <p>{t(`card.list_seen_by.${memberList}`)}</p>
          <Checkbox
            name="listed"
            label={t('card.listed')}
            hint={t('card.listed.hint')}
            form={form}
          />
          {own.isAdult ? (
            <Checkbox
              name="open_to_all"
              label={t('card.open_to_all')}
              hint={t('card.open_to_all.hint')}
              form={form}
            />
          ) : null}
        </EntryForm>
      )}
      <Kept own={own} action={`/c/${slug}/card/withdraw`} />
      {own.card ? (
        <p>
          <a href={`/c/${slug}/cards/${own.card.id}`}>{t('card.look')}</a>
        </p>
      ) : null}
    </div>
  );
}

/** The card that others begin from. */
export function MasterCardPage({ own, form }: { own: OwnCard; form: FormState }): VNode {
  const { t } = useView();
  return (
    <MeFrame title={t('card.master.title')} lead={t('card.master.lead')}>
      <EntryForm action="/me/card" form={form} submit={t('card.save')} narrow>
        <CardFields own={own} form={form} />
      </EntryForm>
      <Kept own={own} action="/me/card/withdraw" />
    </MeFrame>
  );
}

/** What the card said before, and the way to have none. */
function Kept({ own, action }: { own: OwnCard; action: string }): VNode {
  const { locale, t } = useView();
  return (
    <>
      {own.card ? (
        <section class="panel">
          <h2>{t('card.withdraw')}</h2>
          <p>{t('card.withdraw.text')}</p>
          <ButtonForm action={action} look="outline-danger">
            {t('card.withdraw')}
          </ButtonForm>
        </section>
      ) : null}
      {own.versions.length > 0 ? (
        <section class="section">
          <h2>{t('card.versions')}</h2>
          <p>{t('card.versions.text')}</p>
          {own.versions.map(({ fields, replacedAt }) => (
            <details key={replacedAt.getTime()}>
              <summary>
                {t('card.versions.until', { date: formatDate(locale, replacedAt) })}
              </summary>
              <CardContents fields={fields} />
            </details>
          ))}
        </section>
      ) : null}
    </>
  );
}
