// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OptionalTimestamp, Timestamp } from './identity.js';

/** Somebody takes the list of members of a community along as a file. */
export interface MemberExportTable {
  id: string;
  community_id: string;
  exported_by: string;
  started_at: Timestamp;
  finished_at: OptionalTimestamp;
  /** How many members it named; null while it is written, and where that is not known. */
  line_count: number | null;
  /** Whether all of it was written; null while it is. */
  complete: boolean | null;
}

export interface ExportingTables {
  member_export: MemberExportTable;
}
