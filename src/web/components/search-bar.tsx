// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { useView } from '../view.js';
import { TextField, type FormState } from './field.js';

interface SearchBarProps {
  /** What is searched, in words. */
  readonly label: string;
  /** What was searched last, to be shown again. */
  readonly query: string | undefined;
  /** What was wrong with it. */
  readonly form?: FormState;
}

/** A search by words in the list below it; the words stand in the address as `query`. */
export function SearchBar({ label, query, form }: SearchBarProps): VNode {
  const { t } = useView();
  return (
    <search>
      <form method="get" class="search-bar">
        <TextField
          name="query"
          type="search"
          label={label}
          initial={query}
          maxLength={100}
          {...(form && { form })}
        />
        <button type="submit" class="btn btn-outline-primary">
          {t('catalogue.search')}
        </button>
      </form>
    </search>
  );
}
