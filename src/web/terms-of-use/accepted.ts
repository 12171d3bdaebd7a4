// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Locale, Translate } from '../../i18n/translate.js';
import { parseId, type TermsVersionId } from '../../kernel/ids.js';
import type { Acceptance } from '../../membership/use-cases/terms-of-use/accept-terms.js';
import type { OwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import type { FormState } from '../components/field.js';

const prefix = 'terms_';

/** The name of the box that accepts a version. */
export const boxOf = (id: TermsVersionId): string => `${prefix}${id}`;

/** Takes the ticked boxes out of a form that was sent. */
export function splitAccepted(
  body: unknown,
  lang: Locale,
): { readonly accepted: Acceptance; readonly rest: Readonly<Record<string, unknown>> } {
  const versions: TermsVersionId[] = [];
  const rest: [string, unknown][] = [];
  for (const [name, value] of Object.entries(Object(body))) {
    const id = name.startsWith(prefix)
      ? parseId<TermsVersionId>(name.slice(prefix.length))
      : undefined;
    if (id && value === 'yes') versions.push(id);
    else rest.push([name, value]);
  }
  return { accepted: { versions, lang }, rest: Object.fromEntries(rest) };
}

/** The boxes as they were ticked, to be shown again. */
export const valuesOfAccepted = ({ versions }: Acceptance): Record<string, string> =>
  Object.fromEntries(versions.map((id) => [boxOf(id), 'yes']));

/** What to say at each box that has still to be ticked. */
export const untickedFaults = (
  owed: readonly OwedTerms[],
  { values }: FormState,
  t: Translate,
): Record<string, string> =>
  Object.fromEntries(
    owed
      .filter(({ id }) => values[boxOf(id)] !== 'yes')
      .map(({ id }) => [boxOf(id), t('terms.error.unticked')]),
  );
