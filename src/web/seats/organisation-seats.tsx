// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { OrganisationSeats } from '../../membership/use-cases/seats/list-seats.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea, TextField } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { Pagination } from '../components/pagination.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';
import { SeatFacts } from './seat-facts.js';

interface OrganisationSeatsProps {
  readonly list: OrganisationSeats;
  readonly form: FormState;
}

/** Where an organisation takes part, what waits for an answer, and the question to one community more. */
export function OrganisationSeatsView({ list, form }: OrganisationSeatsProps): VNode {
  const { t } = useView();
  const { organisation, seats, lost, represents } = list;
  const here = `/organisations/${organisation.id}`;
  return (
    <>
      <Breadcrumb
        crumbs={[{ text: organisation.name, href: here }, { text: t('seats.own.title') }]}
      />
      <PageHead title={t('seats.own.title')} lead={t('seats.own.lead')} />
      {seats.items.length === 0 ? <p class="empty">{t('seats.own.none')}</p> : null}
      <ul class="rows">
        {seats.items.map((seat) => (
          <Row seat={seat} here={`${here}/seats`} represents={represents} key={seat.id} />
        ))}
      </ul>
      <Pagination next={seats.next} of={t('seats.own.title')} />
      <Lost lost={lost} action={represents ? `${here}/seats` : undefined} />
      {represents ? <Ask action={`${here}/seats`} form={form} /> : null}
    </>
  );
}

/** Seats that ended when the organisation was closed do not come back by themselves: it asks again. */
function Lost({
  lost,
  action,
}: Pick<OrganisationSeats, 'lost'> & { readonly action: string | undefined }): VNode | null {
  const { t } = useView();
  if (lost.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('seats.lost')}</h2>
      <p>{t('seats.lost.lead')}</p>
      <ul class="rows">
        {lost.map(({ community: { slug, name }, endedAt }) => (
          <li key={slug}>
            <div class="rows-main">
              <h3>
                <a href={`/c/${slug}`}>{name}</a>
              </h3>
              <p>
                <Time after={t('seats.lost.ended')} at={endedAt} />
              </p>
            </div>
            {action ? (
              <ButtonForm
                action={action}
                fields={{ to: slug, message: '' }}
                look="outline-primary"
                small
                label={t('seats.lost.again_label', { name })}
              >
                {t('seats.lost.again')}
              </ButtonForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Seat = OrganisationSeats['seats']['items'][number];

const actsOn = {
  requested: ['withdraw'],
  offered: ['accept', 'decline'],
  held: ['give_back'],
  refused: [],
  revoked: [],
  lapsed: [],
} as const;

function Row({
  seat,
  here,
  represents,
}: {
  readonly seat: Seat;
  readonly here: string;
  readonly represents: boolean;
}): VNode {
  const { t } = useView();
  const { slug, name } = seat.community;
  const acts = represents ? actsOn[seat.status] : [];
  return (
    <li>
      <div class="rows-main">
        <h2 class="h3">
          <a href={`/c/${slug}`}>{name}</a>
        </h2>
        <SeatFacts seat={seat} />
        {seat.status === 'held' ? (
          <p>
            <a href={`${here}/${seat.id}`} aria-label={t('seats.manage_label', { name })}>
              {t('seats.manage')}
            </a>
          </p>
        ) : null}
      </div>
      {acts.map((act) => (
        <ButtonForm
          action={`${here}/${seat.id}`}
          fields={{ act }}
          look={act === 'accept' ? 'primary' : 'outline-danger'}
          small
          label={t(`seats.${act}_label`, { name })}
          key={act}
        >
          {t(`seats.${act}`)}
        </ButtonForm>
      ))}
    </li>
  );
}

function Ask({ action, form }: { action: string; form: FormState }): VNode {
  const { t } = useView();
  return (
    <>
      <h2>{t('seats.ask')}</h2>
      <EntryForm action={action} form={form} submit={t('seats.ask.send')} narrow>
        <TextField
          name="to"
          label={t('seats.ask.community')}
          hint={t('seats.ask.community.hint')}
          form={form}
          maxLength={60}
          required
        />
        <TextArea
          name="message"
          label={t('seats.ask.message')}
          hint={t('seats.ask.message.hint')}
          form={form}
          maxLength={1_000}
        />
      </EntryForm>
    </>
  );
}
