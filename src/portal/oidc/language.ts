// SPDX-License-Identifier: AGPL-3.0-or-later
import type { KoaContextWithOIDC } from 'oidc-provider';
import { speakAsAsked } from '../../http/language.js';
import { expressRequest, expressResponse } from './express-request.js';

export const languages = ['it', 'en'] as const;

/**
 * The pages on the way speak as the portal asks (`ui_locales`, OpenID Connect Core 1.0, 3.1.2.1), until it has its
 * answer.
 */
export function speakOnTheWay(
  { issuer }: { readonly issuer: string },
  ctx: KoaContextWithOIDC,
): void {
  const { req, res } = { req: expressRequest(ctx), res: expressResponse(ctx) };
  const waits = ctx.status === 303 && ctx.response.get('Location').startsWith('/interaction/');
  const language = waits ? askedLanguage(ctx) : undefined;
  speakAsAsked({ req, res }, { language, secure: issuer.startsWith('https:') });
}

function askedLanguage({ oidc }: KoaContextWithOIDC): 'it' | 'en' | undefined {
  const asked = oidc.params?.['ui_locales'];
  const tags = typeof asked === 'string' ? asked.split(' ') : [];
  const spoken = tags.map((tag) => tag.toLowerCase().split('-')[0]);
  return spoken.flatMap((tag) => languages.filter((language) => language === tag))[0];
}
