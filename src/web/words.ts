// SPDX-License-Identifier: AGPL-3.0-or-later
import { it } from '../i18n/it/index.js';
import type { PlainTextKey, Translate } from '../i18n/translate.js';

const isPlainKey = (key: string): key is PlainTextKey => key in it;

/** The text of a key made from data (a province, a topic), or the datum itself where there is none. */
export const textOr = (t: Translate, key: string, fallback: string): string =>
  isPlainKey(key) ? t(key) : fallback;
