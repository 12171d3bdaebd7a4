// SPDX-License-Identifier: AGPL-3.0-or-later

/** Words by which somebody would pass for the service or for those who run it. */
const reservedWords: ReadonlySet<string> = new Set([
  'staff',
  'admin',
  'administrator',
  'amministratore',
  'amministratrice',
  'assistenza',
  'helpdesk',
  'moderator',
  'moderatore',
  'moderatrice',
  'piazza',
  'redazione',
  'regione',
  'root',
  'support',
  'supporto',
  'system',
  'webmaster',
]);

/**
 * Whether a name passes for somebody with powers: by a word of it, whatever its case and accents, or by letters
 * of another alphabet that look like ours.
 */
export function isReservedName(name: string): boolean {
  const folded = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return mixesAlphabets(folded) || folded.split(/[^\p{L}]+/u).some((one) => reservedWords.has(one));
}

const mixesAlphabets = (name: string): boolean =>
  /\p{Script=Latin}/u.test(name) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name);
