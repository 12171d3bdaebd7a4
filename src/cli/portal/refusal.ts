// SPDX-License-Identifier: AGPL-3.0-or-later
import { StartError } from '../../compose/start-error.js';
import { translator } from '../../i18n/translate.js';
import type { ErrorCode, PiazzaError } from '../../kernel/errors.js';
import { faultsOf } from '../../portal/use-cases/demand-sound.js';

/** What each part of a portal is called here; a part may be one of a list. */
const options: Readonly<Record<string, string>> = {
  redirectUris: '--redirect-uri',
  postLogoutRedirectUris: '--post-logout-redirect-uri',
  returnUrls: '--return-url',
  scopes: '--scope',
  communities: '--community',
  sector: '--sector',
  allowedProviders: '--provider',
  attributeService: '--attribute-service',
  'metadata.jwks_uri': '--jwks-uri',
};

/** A refusal in words, with the options that it is about and the code. */
export function inWords(error: PiazzaError): StartError {
  const faults = faultsOf(error);
  const { field } = error.context;
  const alone = { field: typeof field === 'string' ? field : '', code: error.code };
  const lines = (faults.length > 0 ? faults : [alone]).map((fault) => sentence(fault));
  return new StartError(lines.join('\n'), { cause: error });
}

function sentence({ field, code }: { readonly field: string; readonly code: ErrorCode }): string {
  const option = options[field] ?? options[field.replace(/\.\d+$/, '')];
  const words = `${translator('en')(`error.${code}`)} (${code})`;
  return option === undefined ? words : `${option}: ${words}`;
}
