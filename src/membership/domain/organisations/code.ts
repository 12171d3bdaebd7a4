// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OrganisationId } from '../../../kernel/ids.js';

const own = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** A code of what is in no index: 2 to 60 of a-z, 0-9 and hyphens. */
export const organisationCode = new RegExp(`^(?=.{2,60}$)${own}$`);

/** How files name an organisation on whatever machine: a body by its code in the index, others by their own. */
export const organisationName = new RegExp(`^(?:ipa:[A-Za-z0-9_.-]{1,30}|(?=.{2,60}$)${own})$`);

export const nameOfBody = (ipaCode: string): string => `ipa:${ipaCode}`;

/** The code that one gets when it is entered by hand: like its name, and never given twice. */
export function codeFor(name: string, id: OrganisationId): string {
  const words = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '');
  return `${words || 'o'}-${id.slice(-6)}`;
}
