// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { articleBefore } from '../../i18n/elision.js';
import { formatDate, formatMoment } from '../../i18n/format.js';
import { useView } from '../view.js';

interface TimeProps {
  readonly at: Date;
  readonly precise?: boolean;
  /** Words before it that end with an article, "Vale fino al": the article fits the day. */
  readonly after?: string;
}

/** A day, or with `precise` a moment, in Italian time, readable by machines too. */
export function Time({ at, precise = false, after }: TimeProps): VNode {
  const { locale } = useView();
  const text = precise ? formatMoment(locale, at) : formatDate(locale, at);
  const time = <time dateTime={at.toISOString()}>{text}</time>;
  if (after === undefined) return time;
  return (
    <>
      {locale === 'it' ? articleBefore(after, text) : `${after} `}
      {time}
    </>
  );
}
