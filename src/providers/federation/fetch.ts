// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProviderError } from '../provider-error.js';
import type { Host } from '../provider.js';
import { distrust, illegible } from './distrust.js';
import { isSafeAddress } from './entity-id.js';
import { limits } from './limits.js';

/** What one resolution reads from the network. */
export interface Reader {
  get(url: string): Promise<string>;
  /** Sends a form and reads the answer. */
  post(url: string, form: Readonly<Record<string, string>>): Promise<string>;
}

/**
 * A reader for one resolution: so many requests, so many bytes, so much time in all, and to addresses
 * that a federation may use.
 */
export function createReader(host: Pick<Host, 'fetch'>): Reader {
  const deadline = AbortSignal.timeout(limits.milliseconds);
  let requests = 0;
  const read = async (url: string, init: RequestInit): Promise<string> => {
    if (!isSafeAddress(url)) throw distrust('fetch.address');
    requests += 1;
    if (requests > limits.requests) throw distrust('fetch.too_many');
    const response = await host.fetch(url, { ...init, signal: deadline }).catch(toRefusal);
    if (response.status === 404) throw distrust('fetch.not_found');
    if (!response.ok) throw unavailable('fetch.status');
    const text = await response.text().catch(toRefusal);
    if (text.length > limits.statement) throw illegible('fetch.oversized');
    return text;
  };
  return {
    get: (url) => read(url, {}),
    post: (url, form) => read(url, { method: 'POST', body: new URLSearchParams(form) }),
  };
}

/** By what the host's fetch says of itself: nothing of its message, which may quote addresses. */
function toRefusal(error: unknown): never {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown };
  if (code === 'private_address') throw distrust('fetch.private_address');
  if (code === 'too_large') throw illegible('fetch.oversized');
  const late = name === 'TimeoutError' || name === 'AbortError';
  throw unavailable(late ? 'fetch.too_late' : 'fetch.failed', error);
}

const unavailable = (rule: string, cause?: unknown): ProviderError =>
  new ProviderError('upstream_unavailable', { rule }, cause === undefined ? {} : { cause });
