// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OrganisationId } from '../../../kernel/ids.js';

const own = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** A code of what is in no index: 2 to 60 of a-z, 0-9 and hyphens. */
export const organisationCode = new RegExp(`^(?=.{2,60}$)${own}$`);

/**
 * How files name an organisation on whatever machine: a body by its code in the index, in capitals or in small
 * letters alike, others by their own.
 */
export const organisationName = new RegExp(
  `^(?:[Ii][Pp][Aa]:[A-Za-z0-9_.-]{1,30}|(?=.{2,60}$)${own})$`,
);

/** Always in small letters, so that two spellings are one name. */
export const nameOfBody = (ipaCode: string): string => `ipa:${ipaCode.toLowerCase()}`;

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
