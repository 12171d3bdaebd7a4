// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlainTextKey } from '../../i18n/translate.js';

/** The texts of these pages that take no values. */
export type SignInTextKey = Extract<PlainTextKey, `sign_in.${string}`>;
