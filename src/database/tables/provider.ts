// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OptionalTimestamp, Timestamp } from './identity.js';

/** Documents a provider instance keeps for good, every version: registers, metadata, trust chains. */
export interface ProviderDocumentTable {
  instance: string;
  name: string;
  version: number;
  sha256: Buffer;
  body: Buffer;
  stored_at: Timestamp;
}

/** What a provider instance may forget. */
export interface ProviderCacheTable {
  instance: string;
  key: string;
  value: string;
  expires_at: Timestamp;
}

/** When a provider's periodic task last ran, so that it runs once across nodes. */
export interface ProviderTaskTable {
  instance: string;
  name: string;
  last_run_at: OptionalTimestamp;
}

export interface ProviderTables {
  provider_document: ProviderDocumentTable;
  provider_cache: ProviderCacheTable;
  provider_task: ProviderTaskTable;
}
