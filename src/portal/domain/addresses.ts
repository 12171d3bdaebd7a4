// SPDX-License-Identifier: AGPL-3.0-or-later

const longest = 2_000;
/** What browsers read over or read as something else: blanks, controls, backslashes, a scheme without its slashes. */
const unlike = /[\s\p{Cc}\\]|^(?!https?:\/\/)/u;
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * An address that a browser may be sent to in the name of a portal, as it was written, or undefined: https, exact, without
 * wildcard, credentials or fragment (RFC 9700, 2.1 and 4.1). Exact comparison follows, so nothing is rewritten.
 * @param allowed.loopback whether plain http to this machine will do: development and tests
 */
export function parsePortalAddress(
  raw: string,
  allowed: { readonly loopback: boolean },
): string | undefined {
  const url = URL.parse(raw);
  if (!url || raw.length > longest || unlike.test(raw)) return undefined;
  const plain = url.protocol === 'http:' && allowed.loopback && loopback.test(url.hostname);
  if (url.protocol !== 'https:' && !plain) return undefined;
  if (url.username || url.password || raw.includes('#') || raw.includes('*')) return undefined;
  return raw;
}
