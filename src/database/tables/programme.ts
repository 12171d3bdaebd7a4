// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Generated } from 'kysely';
import type { Optional, OptionalTimestamp, StampedTimestamp, Timestamp } from './identity.js';

/** What groups communities: texts in both languages, the English ones empty where nobody wrote them. */
export interface ProgrammeTable {
  id: string;
  slug: string;
  name_it: string;
  name_en: string;
  summary_it: Generated<string>;
  summary_en: Generated<string>;
  description_it: Generated<string>;
  description_en: Generated<string>;
  contact: Optional<string>;
  /** Grows with each change of its texts. */
  revision: Generated<number>;
  created_at: StampedTimestamp;
}

export interface ProgrammeCommunityTable {
  programme_id: string;
  community_id: string;
  since: StampedTimestamp;
}

/** Somebody leads a programme, or is asked to. */
export interface ProgrammeGrantTable {
  id: string;
  programme_id: string;
  member_id: string;
  role: 'programme_lead';
  status:
    | 'offered'
    | 'active'
    | 'declined'
    | 'withdrawn'
    | 'lapsed'
    | 'resigned'
    | 'revoked'
    | 'expired'
    | 'moved';
  granted_by: string;
  months: number;
  created_at: Timestamp;
  valid_from: OptionalTimestamp;
  valid_until: OptionalTimestamp;
  ended_at: OptionalTimestamp;
}

/** People of its communities, each counted once, as of a moment. */
export interface ProgrammeAudienceTable {
  programme_id: string;
  audience: 'public' | 'lead';
  people: number;
  counted_at: Timestamp;
}

/** Who leads a programme right now. */
export interface LiveProgrammeLeadView {
  grant_id: string;
  programme_id: string;
  member_id: string;
  until: Date;
}

export interface ProgrammeTables {
  programme: ProgrammeTable;
  programme_community: ProgrammeCommunityTable;
  programme_grant: ProgrammeGrantTable;
  programme_audience: ProgrammeAudienceTable;
  live_programme_lead: LiveProgrammeLeadView;
}
