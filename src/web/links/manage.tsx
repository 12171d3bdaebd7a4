// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { linkKinds } from '../../membership/domain/links/link.js';
import type { LinkWork } from '../../membership/use-cases/links/list-links.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, Select, TextField } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/tag.js';
import { ManageFrame } from '../manage/frame.js';
import { useView } from '../view.js';
import { relationOf } from './shown.js';

/** The links of a community, what others ask it, and what it asks others. */
export function ManageLinks({ work, form }: { work: LinkWork; form: FormState }): VNode {
  const { t } = useView();
  const { community, name, links } = work;
  const here = `/c/${community.slug}/manage/links`;
  return (
    <ManageFrame slug={community.slug} name={name}>
      <h2>{t('links.title')}</h2>
      <p>{t('links.lead')}</p>
      {links.items.length === 0 ? <p class="empty">{t('links.none')}</p> : null}
      <ul class="rows">
        {links.items.map((link) => (
          <Row link={link} here={here} key={link.id} />
        ))}
      </ul>
      <Pagination next={links.next} />
      <Offered forms={[{ action: here }]}>
        <h2>{t('links.new')}</h2>
        <EntryForm action={here} form={form} submit={t('links.propose')} narrow>
          <Select
            name="kind"
            label={t('links.kind')}
            form={form}
            options={linkKinds.map((kind) => ({ value: kind, text: t(`links.${kind}.own`) }))}
          />
          <TextField
            name="to"
            label={t('programmes.community')}
            hint={t('programmes.community.hint')}
            form={form}
            maxLength={60}
            required
          />
        </EntryForm>
      </Offered>
    </ManageFrame>
  );
}

function Row({ link, here }: { link: LinkWork['links']['items'][number]; here: string }): VNode {
  const { t } = useView();
  const { other, isProposed, isOwn } = link;
  const acts = isProposed && !isOwn ? (['accept', 'decline'] as const) : (['remove'] as const);
  return (
    <li>
      <div class="rows-main">
        <p>
          {t(relationOf(link))}{' '}
          {other ? <a href={`/c/${other.slug}`}>{other.name}</a> : t('links.unseen')}
        </p>
        {isProposed ? (
          <Tag tone="warning">{t(isOwn ? 'links.waits.them' : 'links.waits.us')}</Tag>
        ) : null}
      </div>
      {acts.map((act) => (
        <ButtonForm
          action={`${here}/${link.id}`}
          fields={{ act }}
          look={act === 'accept' ? 'primary' : 'outline-danger'}
          small
          label={t(`links.${act}_label`, { name: other?.name ?? t('links.unseen') })}
          key={act}
        >
          {t(`links.${act}`)}
        </ButtonForm>
      ))}
    </li>
  );
}
