// SPDX-License-Identifier: AGPL-3.0-or-later

const special = /["\\]/;

/** Texts as one value of the type `text[]`, as PostgreSQL writes it: the driver takes far longer over a long list. */
export const textArray = (texts: readonly string[]): string =>
  texts.length === 0 ? '{}' : `{"${texts.map(escaped).join('","')}"}`;

const escaped = (text: string): string =>
  special.test(text) ? text.replaceAll(/["\\]/g, String.raw`\$&`) : text;
