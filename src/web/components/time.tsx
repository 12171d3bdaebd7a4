// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate, formatMoment } from '../../i18n/format.js';
import { useView } from '../view.js';

/** A day, or with `precise` a moment, in Italian time, readable by machines too. */
export function Time({ at, precise = false }: { at: Date; precise?: boolean }): VNode {
  const { locale } = useView();
  return (
    <time dateTime={at.toISOString()}>
      {precise ? formatMoment(locale, at) : formatDate(locale, at)}
    </time>
  );
}
