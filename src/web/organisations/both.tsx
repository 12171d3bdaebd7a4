// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatNumber } from '../../i18n/format.js';
import { mostCounted, type OneOfBoth } from '../../membership/use-cases/organisations/read-both.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea } from '../components/field.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';

interface BothProps {
  readonly going: OneOfBoth;
  readonly staying: OneOfBoth;
  readonly query: string;
  readonly form: FormState;
}

const facts = ['name', 'code', 'taxCode', 'province', 'website'] as const;
const counted = ['affiliations', 'representatives', 'seats', 'domains'] as const;

/** The second look before two entries are made one: both beside each other, what moves, and what cannot be undone. */
export function Both({ going, staying, query, form }: BothProps): VNode {
  const { t } = useView();
  const names = { from: going.entry.name, into: staying.entry.name };
  const page = `/staff/organisations/${going.id}/merge`;
  return (
    <StaffFrame title={t('staff.organisations.both.title', names)}>
      <Sides {...{ going, staying }} />
      <p>{t('staff.organisations.merge.lead')}</p>
      <EntryForm
        action={page}
        fields={{ query, into: staying.id }}
        form={form}
        submit={t('staff.organisations.both.save', names)}
        look="danger"
        narrow
      >
        <TextArea
          name="reason"
          label={t('staff.organisations.close.reason')}
          hint={t('staff.organisations.close.reason.hint')}
          form={form}
          maxLength={500}
          required
        />
      </EntryForm>
      <p>
        <a href={`${page}?${new URLSearchParams({ query })}`}>
          {t('staff.organisations.both.back')}
        </a>
      </p>
    </StaffFrame>
  );
}

function Sides({ going, staying }: Pick<BothProps, 'going' | 'staying'>): VNode {
  const { locale, t } = useView();
  const count = (many: number): string =>
    many > mostCounted
      ? t('staff.organisations.both.more', { count: formatNumber(locale, mostCounted) })
      : formatNumber(locale, many);
  const caption = t('staff.organisations.both.caption');
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('staff.organisations.both.going')}</th>
            <th scope="col">{t('staff.organisations.both.staying')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact}>
              <th scope="row">{t(`staff.organisations.both.${fact}`)}</th>
              <td>{going.entry[fact] ?? '—'}</td>
              <td>{staying.entry[fact] ?? '—'}</td>
            </tr>
          ))}
          {counted.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`staff.organisations.both.${kind}`)}</th>
              <td>{count(going.has[kind])}</td>
              <td>{count(staying.has[kind])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
