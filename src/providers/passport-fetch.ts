// SPDX-License-Identifier: AGPL-3.0-or-later
import { fetchFailure } from './fetch-failure.js';
import { ProviderError } from './provider-error.js';

/** The parts of `oauth`'s client that are replaced. */
export interface OAuthClient {
  useAuthorizationHeaderforGET(use: boolean): void;
  _executeRequest: (
    library: { readonly globalAgent: object },
    options: OAuthRequest,
    body: string | null,
    callback: OAuthCallback,
  ) => Promise<void>;
}

interface OAuthRequest {
  readonly host: string;
  readonly port: string | number | null;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string | number>>;
}
type OAuthCallback = (error: unknown, body?: string, response?: { statusCode: number }) => void;

/**
 * Makes an `oauth` client ask through the host: its own requests have no deadline and no size limit,
 * and put the access token in the address of the profile request.
 */
export function requestThrough(fetch: typeof globalThis.fetch, client: OAuthClient): void {
  client.useAuthorizationHeaderforGET(true);
  client._executeRequest = async (library, options, body, callback) => {
    const answer = await ask(fetch, toRequest(library, options, body));
    try {
      callback(...answer);
    } catch (error) {
      // A strategy that chokes on the body throws out of its callback, where nobody would catch it.
      callback(error);
    }
  };
}

/** The three arguments that `oauth` expects: an error (an object with the status, for a refusal), or the body. */
async function ask(
  fetch: typeof globalThis.fetch,
  request: Request,
): Promise<Parameters<OAuthCallback>> {
  try {
    const response = await fetch(request);
    const { status, ok } = response;
    if (status >= 500) return [new ProviderError('upstream_unavailable', { rule: 'oauth.status' })];
    const text = await response.text();
    return ok ? [null, text, { statusCode: status }] : [{ statusCode: status, data: text }];
  } catch (cause) {
    return [fetchFailure(cause)];
  }
}

function toRequest(
  library: { readonly globalAgent: object },
  options: OAuthRequest,
  body: string | null,
): Request {
  const secure = 'protocol' in library.globalAgent && library.globalAgent.protocol === 'https:';
  const port = options.port ? `:${options.port}` : '';
  const url = new URL(`${secure ? 'https' : 'http'}://${options.host}${port}${options.path}`);
  const headers = new Headers({ accept: 'application/json' });
  for (const [name, value] of Object.entries(options.headers)) {
    // Fetch computes these two itself, and refuses a body of another length.
    if (!/^(host|content-length)$/i.test(name)) headers.set(name, String(value));
  }
  return new Request(url, { method: options.method, headers, ...(body ? { body } : {}) });
}
