// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import type { MemberId } from '../../kernel/ids.js';
import { useView } from '../view.js';
import { EntryForm } from './entry-form.js';
import { type FormState, Select } from './field.js';
import { SearchBar } from './search-bar.js';

interface PersonOfferProps {
  /** Where the offer goes; the person chosen is its field `member`. */
  readonly action: string;
  /** What the choice of the person is called. */
  readonly label: string;
  /** The words of the button. */
  readonly send: string;
  /** What was searched, and who was found. */
  readonly query: string | undefined;
  readonly people: readonly { readonly memberId: MemberId; readonly displayName: string }[];
  /** Whether the search is among those alone whom an organisation knows. */
  readonly known?: boolean;
  readonly form?: FormState;
  /** What else is asked. */
  readonly children?: ComponentChildren;
}

/** Something offered to one person: first who, by name; then what is asked of it. */
export function PersonOffer(props: PersonOfferProps): VNode {
  const { t } = useView();
  const { action, label, send, query, people, known, form, children } = props;
  const options = people.map(({ memberId, displayName }) => ({
    value: memberId,
    text: displayName,
  }));
  return (
    <>
      {known ? <p>{t('organisation.known')}</p> : null}
      <SearchBar label={t('organisation.representatives.search')} query={query} />
      {query && people.length === 0 ? (
        <p class="empty">{t(known ? 'organisation.known.none' : 'staff.members.none')}</p>
      ) : null}
      {people.length > 0 ? (
        <EntryForm action={action} form={form} submit={send} narrow>
          <Select name="member" {...{ label, options, ...(form && { form }) }} />
          {children}
        </EntryForm>
      ) : null}
    </>
  );
}
