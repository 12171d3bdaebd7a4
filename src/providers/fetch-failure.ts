// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProviderError } from './provider-error.js';

/** Libraries wrap what the fetch that they were given throws. */
const depth = 4;

/**
 * Why a provider could not be asked, by what the host's fetch says of itself: nothing of its message,
 * which may quote addresses. An answer that we refuse to read is the provider's error, silence is not.
 */
export function fetchFailure(error: unknown): ProviderError {
  const said = causesOf(error);
  const isOf = (code: string): boolean => said.some((one) => one.code === code);
  const upstream = (rule: string): ProviderError =>
    new ProviderError('upstream_error', { rule }, { cause: error });
  if (isOf('private_address')) return upstream('fetch.private_address');
  if (isOf('too_large')) return upstream('fetch.oversized');
  if (isOf('redirect')) return upstream('fetch.redirect');
  const late = said.some(({ name }) => name === 'TimeoutError' || name === 'AbortError');
  const rule = late ? 'fetch.too_late' : 'fetch.failed';
  return new ProviderError('upstream_unavailable', { rule }, { cause: error });
}

interface Said {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly cause?: unknown;
}

/** By shape: what Node itself throws may be of another realm. */
function causesOf(error: unknown): readonly Said[] {
  const said: Said[] = [];
  for (let at = error; at && said.length < depth; at = (Object(at) as Said).cause) {
    said.push(Object(at) as Said);
  }
  return said;
}
