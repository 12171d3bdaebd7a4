// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatList } from '../i18n/format.js';
import { translator, type Locale } from '../i18n/translate.js';

/** A portal that learns of changes in a community. */
export interface ToldPortal {
  readonly name: string;
  /** Whose portal it is. */
  readonly controller: string;
  /** Whether the community meets there. */
  readonly isHome: boolean;
}

/** Which portals have been told, in one sentence, as the page of the receipt lists them. */
export function toldPortals(portals: readonly ToldPortal[], locale: Locale): string {
  const t = translator(locale);
  if (portals.length === 0) return t('leave.portals.none');
  const names = portals.map(({ name, controller, isHome }) =>
    isHome ? `${name} (${controller}; ${t('left.home')})` : `${name} (${controller})`,
  );
  return t('mail.membership_left.portals', { portals: formatList(locale, names) });
}
