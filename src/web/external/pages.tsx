// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatList } from '../../i18n/format.js';
import type { ExternalCommunity } from '../../membership/domain/external/external-community.js';
import type { listExternal } from '../../membership/use-cases/external/list-external.js';
import type { ExternalPage } from '../../membership/use-cases/external/read-external.js';
import { Paragraphs } from '../community/community.js';
import { Territory } from '../community/words.js';
import { Alert } from '../components/alert.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextField } from '../components/field.js';
import { Hidden } from '../components/hidden.js';
import { Icon } from '../components/icon.js';
import { PageHead } from '../components/page-head.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/tag.js';
import { About, HomeAddress, Words } from '../settings/describe.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';
import { textOr } from '../words.js';

/** A community that lives elsewhere: what it is, and the way there. */
export function External({ page }: { page: ExternalPage }): VNode {
  const { t } = useView();
  const { entry, text, mayEdit } = page;
  return (
    <>
      <Breadcrumb crumbs={[{ text: t('catalogue.title'), href: '/c' }, { text: text.name }]} />
      <PageHead title={text.name} lead={text.summary} />
      <ul class="tags">
        <li>
          <Tag tone="info">{t(`community.audience.${entry.audience}`)}</Tag>
        </li>
        <li>
          <Tag>{t('community.join_path.elsewhere')}</Tag>
        </li>
      </ul>
      <Alert>{t('external.notice')}</Alert>
      <p>
        <a class="btn btn-primary" href={entry.homeUrl}>
          <Icon name="external-link" />
          {t('external.go')}
        </a>
      </p>
      {text.description ? (
        <section class="section">
          <h2>{t('settings.description')}</h2>
          <Paragraphs text={text.description} />
        </section>
      ) : null}
      <section class="section">
        <h2>{t('community.how_to_join')}</h2>
        <Paragraphs text={text.howToJoin} />
      </section>
      <Facts entry={entry} />
      {mayEdit ? (
        <p>
          <a href={`/staff/external/${entry.slug}`}>{t('external.edit')}</a>
        </p>
      ) : null}
    </>
  );
}

function Facts({ entry }: { entry: ExternalCommunity }): VNode {
  const { locale, t } = useView();
  const topics = entry.topics.map((topic) => textOr(t, `topic.${topic}`, topic));
  return (
    <section class="panel" aria-labelledby="facts">
      <h2 id="facts">{t('community.facts')}</h2>
      <dl class="facts">
        <div>
          <dt>{t('community.fact.territory')}</dt>
          <dd>
            <Territory province={entry.province} />
          </dd>
        </div>
        {topics.length > 0 ? (
          <div>
            <dt>{t('community.fact.topics')}</dt>
            <dd>{formatList(locale, topics)}</dd>
          </div>
        ) : null}
        {entry.contact ? (
          <div>
            <dt>{t('community.fact.contact')}</dt>
            <dd>
              <a href={`mailto:${entry.contact}`}>{entry.contact}</a>
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
}

type Listed = Awaited<ReturnType<typeof listExternal>>;

export function ExternalList({ items, next }: Listed): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('external.title')} lead={t('external.lead')}>
      <p>
        <a class="btn btn-primary" href="/staff/external/new">
          {t('external.new')}
        </a>
      </p>
      {items.length === 0 ? <p class="empty">{t('external.none')}</p> : null}
      <ul class="rows">
        {items.map(({ slug, name, homeUrl }) => (
          <li key={slug}>
            <div class="rows-main">
              <h2 class="h3">
                <a href={`/staff/external/${slug}`}>{name}</a>
              </h2>
              <p>{homeUrl}</p>
            </div>
          </li>
        ))}
      </ul>
      <Pagination next={next} />
    </StaffFrame>
  );
}

interface ExternalFormProps {
  readonly form: FormState;
  /** Undefined for a new one. */
  readonly entry?: ExternalCommunity | undefined;
}

export function ExternalForm({ form, entry }: ExternalFormProps): VNode {
  const { t } = useView();
  const action = `/staff/external/${entry?.slug ?? 'new'}`;
  return (
    <StaffFrame title={entry?.texts.it.name ?? t('external.new')} lead={t('external.lead')}>
      <EntryForm action={action} form={form} submit={t('external.save')} narrow>
        {entry ? (
          <Hidden fields={{ revision: form.values['revision'] ?? String(entry.revision) }} />
        ) : (
          <TextField
            name="slug"
            label={t('external.slug')}
            hint={t('external.slug.hint')}
            form={form}
            maxLength={60}
            required
          />
        )}
        <fieldset>
          <legend>{t('settings.italian')}</legend>
          <Words lang="it" form={form} privacy={false} />
        </fieldset>
        <fieldset>
          <legend>{t('settings.english')}</legend>
          <p class="field-hint">{t('settings.english.hint')}</p>
          <Words lang="en" form={form} privacy={false} />
        </fieldset>
        <fieldset>
          <legend>{t('settings.about')}</legend>
          <About form={form} />
          <HomeAddress form={form} hint={t('external.home_url.hint')} />
        </fieldset>
      </EntryForm>
      {entry ? (
        <section class="section">
          <h2>{t('external.withdraw')}</h2>
          <p>{t('external.withdraw.text')}</p>
          <ButtonForm action={`${action}/withdraw`} look="outline-danger">
            {t('external.withdraw')}
          </ButtonForm>
        </section>
      ) : null}
    </StaffFrame>
  );
}
