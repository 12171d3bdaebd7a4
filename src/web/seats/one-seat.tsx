// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { SeatPage } from '../../membership/use-cases/seats/list-seats.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { ButtonForm } from '../components/button-form.js';
import type { FormState } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { PersonOffer } from '../components/person-offer.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';

interface OneSeatProps {
  readonly page: SeatPage;
  readonly form: FormState;
}

/** Who sits for the organisation in one community, and the question to somebody more. */
export function OneSeat({ page, form }: OneSeatProps): VNode {
  const { t } = useView();
  const { organisation, seat, represents } = page;
  const all = `/organisations/${organisation.id}/seats`;
  const here = `${all}/${seat.id}`;
  return (
    <>
      <Breadcrumb
        crumbs={[
          { text: organisation.name, href: `/organisations/${organisation.id}` },
          { text: t('seats.own.title'), href: all },
          { text: seat.community.name },
        ]}
      />
      <PageHead title={seat.community.name} lead={organisation.name} />
      <h2>{t('seats.delegates')}</h2>
      {seat.delegates.length === 0 ? <p class="empty">{t('seats.delegates.none')}</p> : null}
      <ul class="rows">
        {seat.delegates.map(({ id, displayName, status }) => (
          <li key={id}>
            <div class="rows-main">
              <h3>{displayName}</h3>
              {status === 'offered' ? <Tag tone="warning">{t('seats.delegates.waits')}</Tag> : null}
            </div>
            {represents ? (
              <ButtonForm
                action={`${here}/delegates/${id}/end`}
                look="outline-danger"
                small
                label={t('seats.delegates.end_label', { name: displayName })}
              >
                {t('seats.delegates.end')}
              </ButtonForm>
            ) : null}
          </li>
        ))}
      </ul>
      {represents && seat.status === 'held' ? (
        <Name action={`${here}/delegates`} page={page} form={form} />
      ) : null}
      <p>
        <a href={all}>{t('seats.back')}</a>
      </p>
    </>
  );
}

/** First who, by name; then the question. */
function Name({ action, page, form }: OneSeatProps & { readonly action: string }): VNode {
  const { t } = useView();
  const { query, people } = page.candidates;
  return (
    <>
      <h2>{t('seats.delegates.add')}</h2>
      <p>{t('seats.delegates.hint')}</p>
      <PersonOffer
        {...{ action, form, query, people }}
        known
        label={t('seats.delegates.who')}
        send={t('seats.delegates.send')}
      />
    </>
  );
}
