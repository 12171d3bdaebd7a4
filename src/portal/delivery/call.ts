// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer } from '../domain/retry.js';

/** Makes one call; whatever the other side does, an answer or its absence comes back, never an exception. */
export async function call(
  fetch: typeof globalThis.fetch,
  request: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  },
): Promise<Answer> {
  const { url, headers, body } = request;
  try {
    const { status } = await fetch(url, { method: 'POST', headers, body });
    return { status };
  } catch (error) {
    return { failure: codeOf(error) };
  }
}

/** Codes only: what the other side wrote goes nowhere. */
function codeOf(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  if (name === 'TimeoutError' || name === 'AbortError') return 'timeout';
  return typeof code === 'string' ? code.toLowerCase() : 'failed';
}
