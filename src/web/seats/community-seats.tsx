// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { CommunitySeats } from '../../membership/use-cases/seats/list-seats.js';
import { ButtonForm } from '../components/button-form.js';
import { Checkbox } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, Select, TextArea } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { Pagination } from '../components/pagination.js';
import { SearchBar } from '../components/search-bar.js';
import { ManageFrame } from '../manage/frame.js';
import { useView } from '../view.js';
import { SeatFacts } from './seat-facts.js';

/** An answer that lacked its reason, to be shown again. */
export interface FailedAnswer {
  readonly seatId: string;
  readonly form: FormState;
}

interface CommunitySeatsProps {
  readonly list: CommunitySeats;
  readonly form: FormState;
  readonly failed: FailedAnswer | undefined;
}

/** The organisations that take part, those that ask to, and the offer to one more. */
export function CommunitySeatsView({ list, form, failed }: CommunitySeatsProps): VNode {
  const { t, url } = useView();
  const { community, name, seats, may } = list;
  const here = `/c/${community.slug}/manage/seats`;
  // An answer that lacks something is shown again on the page on which it was given.
  const { search } = new URL(url, 'http://page');
  return (
    <ManageFrame slug={community.slug} name={name}>
      <h2>{t('seats.title')}</h2>
      <p>{t('seats.lead')}</p>
      {seats.items.length === 0 ? <p class="empty">{t('seats.none')}</p> : null}
      <ul class="rows">
        {seats.items.map((seat) => (
          <Row
            seat={seat}
            action={`${here}/${seat.id}${search}`}
            may={may}
            form={failed?.seatId === seat.id ? failed.form : undefined}
            key={seat.id}
          />
        ))}
      </ul>
      <Pagination next={seats.next} of={t('seats.title')} />
      {may.invite ? <Offer action={here} list={list} form={form} /> : null}
    </ManageFrame>
  );
}

interface RowProps {
  readonly seat: CommunitySeats['seats']['items'][number];
  readonly action: string;
  readonly may: CommunitySeats['may'];
  readonly form: FormState | undefined;
}

function Row({ seat, action, may, form }: RowProps): VNode {
  const { t } = useView();
  const { name, kind } = seat.organisation;
  const decides = seat.status === 'requested' && may.decide;
  return (
    <li>
      <div class="rows-main">
        <h3>{name}</h3>
        <p>{t(`organisation.kind.${kind}`)}</p>
        <SeatFacts seat={seat} />
        {decides ? <Reason act="refuse" {...{ seat, action, form }} /> : null}
        {seat.status === 'held' && may.remove ? (
          <Reason act="revoke" {...{ seat, action, form }} />
        ) : null}
      </div>
      {decides ? (
        <ButtonForm
          action={action}
          fields={{ act: 'approve' }}
          small
          label={t('seats.accept_label', { name })}
        >
          {t('seats.accept')}
        </ButtonForm>
      ) : null}
      {seat.status === 'offered' && may.invite ? (
        <ButtonForm
          action={action}
          fields={{ act: 'withdraw' }}
          look="outline-danger"
          small
          label={t('seats.withdraw_label', { name })}
        >
          {t('seats.withdraw')}
        </ButtonForm>
      ) : null}
    </li>
  );
}

/** A no that says why: to a request, or to a seat that is held. */
function Reason({
  act,
  seat,
  action,
  form,
}: Omit<RowProps, 'may'> & { readonly act: 'refuse' | 'revoke' }): VNode {
  const { t } = useView();
  return (
    <Offered forms={[{ action, fields: { act } }]}>
      <details open={form !== undefined}>
        <summary>{t(`seats.${act}.open`, { name: seat.organisation.name })}</summary>
        <EntryForm
          action={action}
          fields={{ act }}
          form={form}
          submit={t(`seats.${act}`)}
          look="outline-danger"
          small
        >
          <TextArea
            name="reason"
            id={`reason-${seat.id}`}
            label={t('seats.reason.write')}
            hint={t('seats.reason.hint')}
            {...(form && { form })}
            maxLength={1_000}
            required
          />
          {act === 'refuse' ? (
            <Checkbox
              name="again"
              id={`again-${seat.id}`}
              label={t('seats.refuse.again')}
              {...(form && { form })}
            />
          ) : null}
        </EntryForm>
      </details>
    </Offered>
  );
}

/** First which organisation, by name or code; then the offer. */
function Offer({
  action,
  list,
  form,
}: Pick<CommunitySeatsProps, 'list' | 'form'> & { readonly action: string }): VNode {
  const { t } = useView();
  const { query, found } = list.candidates;
  return (
    <Offered forms={[{ action }]}>
      <h2>{t('seats.offer')}</h2>
      <SearchBar label={t('organisations.search')} query={query} />
      {query && found.length === 0 ? <p class="empty">{t('organisations.search.none')}</p> : null}
      {found.length > 0 ? (
        <EntryForm action={action} form={form} submit={t('seats.offer.send')} narrow>
          <Select
            name="organisation"
            label={t('seats.offer.organisation')}
            form={form}
            options={found.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <TextArea
            name="message"
            label={t('seats.offer.message')}
            hint={t('seats.offer.message.hint')}
            form={form}
            maxLength={1_000}
          />
        </EntryForm>
      ) : null}
    </Offered>
  );
}
