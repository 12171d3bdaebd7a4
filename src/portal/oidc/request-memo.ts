// SPDX-License-Identifier: AGPL-3.0-or-later
import { AsyncLocalStorage } from 'node:async_hooks';
import type { AdapterPayload } from 'oidc-provider';

/** What one request has already read, so that the provider's repeated look-ups cost one statement. */
export interface RequestMemo {
  readonly grants: Map<string, AdapterPayload | undefined>;
  readonly sessionsByUid: Map<string, AdapterPayload | undefined>;
}

const storage = new AsyncLocalStorage<RequestMemo>();

export const withRequestMemo = <T>(run: () => T): T =>
  storage.run({ grants: new Map(), sessionsByUid: new Map() }, run);

export const requestMemo = (): RequestMemo | undefined => storage.getStore();
