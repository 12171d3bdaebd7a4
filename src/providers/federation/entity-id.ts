// SPDX-License-Identifier: AGPL-3.0-or-later
import { configurationPath } from './names.js';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** An address that federation traffic may go to: https, or plain http on this very machine. */
export function isSafeAddress(text: string): boolean {
  if (text.length > 2_048 || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
}

/** An entity identifier: an address without query and fragment (OpenID Federation 1.0, 1.2). */
export const isEntityId = (text: string): boolean =>
  isSafeAddress(text) && !text.includes('?') && !text.includes('#');

/** Where an entity publishes its configuration, with or without a slash at the end of its identifier. */
export const configurationUrl = (entityId: string): string =>
  `${entityId.replace(/\/$/, '')}${configurationPath}`;

/** Where a superior publishes its statement about a subordinate. */
export function statementUrl(fetchEndpoint: string, subject: string): string {
  const url = new URL(fetchEndpoint);
  url.searchParams.set('sub', subject);
  return url.href;
}
