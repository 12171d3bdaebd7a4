// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Json, Timestamp } from './identity.js';

/** What a community asks of whoever would join; a version never changes. */
export interface FormVersionTable {
  id: string;
  community_id: string;
  version: number;
  /** JSON Schema, the questions in their order. */
  definition: Json<Record<string, unknown>>;
  published_by: string;
  published_at: Timestamp;
}

/** What a manager is writing. */
export interface FormDraftTable {
  community_id: string;
  definition: Json<Record<string, unknown>>;
  updated_at: Timestamp;
}

export interface FormTables {
  form_version: FormVersionTable;
  form_draft: FormDraftTable;
}
