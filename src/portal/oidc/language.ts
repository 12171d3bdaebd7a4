// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KoaContextWithOIDC } from 'oidc-provider';
import { hasChosenLanguage } from '../../http/request-context.js';
import { expressRequest } from './express-request.js';

export const languages = ['it', 'en'] as const;

/**
 * `?lang=` in the language that the portal asks for (`ui_locales`, OpenID Connect Core 1.0, 3.1.2.1); empty where it
 * asks for none of ours, or the person has chosen one before.
 */
export function askedLanguage(ctx: KoaContextWithOIDC): '' | `?lang=${'it' | 'en'}` {
  const asked = ctx.oidc.params?.['ui_locales'];
  if (typeof asked !== 'string' || hasChosenLanguage(expressRequest(ctx))) return '';
  const tags = asked.split(' ').map((tag) => tag.toLowerCase().split('-')[0]);
  const first = tags.flatMap((tag) => languages.filter((language) => language === tag))[0];
  return first ? `?lang=${first}` : '';
}
