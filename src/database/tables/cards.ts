// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Generated, GeneratedAlways } from 'kysely';
import type { Json, Optional, OptionalTimestamp, Timestamp } from './identity.js';

export type CardFieldColumn =
  | 'presentation'
  | 'skills'
  | 'offers'
  | 'seeks'
  | 'link'
  | 'province'
  | 'sector'
  | 'affiliation';
export type CardAudienceColumn = 'public' | 'members' | 'managers';

type Fields = {
  readonly [Field in CardFieldColumn]?: {
    readonly values: readonly string[];
    readonly audience: CardAudienceColumn;
  };
};

/** How a member presents themselves in a community, and to whom. */
export interface CardTable {
  id: string;
  member_id: string;
  /** Null for the one that a person keeps to begin others from. */
  community_id: Optional<string>;
  stint_id: Optional<string>;
  live: GeneratedAlways<boolean | null>;
  fields: Json<Fields>;
  widest: CardAudienceColumn;
  /** Whether people who have not signed in read the public fields, by consent. */
  open_to_all: Generated<boolean>;
  listed: Generated<boolean>;
  hidden_at: OptionalTimestamp;
  hidden_by: Optional<string>;
  hidden_reason: Optional<string>;
  /** Grows with each change. */
  revision: Generated<number>;
  changed_at: Timestamp;
  /** By what the readers of each audience find it: a `tsvector`. */
  words_public: Optional<string>;
  words_members: Optional<string>;
  words_managers: Optional<string>;
}

/** What a card said before; kept for 90 days. */
export interface CardVersionTable {
  id: string;
  member_id: string;
  community_id: Optional<string>;
  fields: Json<Fields>;
  replaced_at: Timestamp;
}

/** A consent given or taken back; append-only. */
export interface ConsentEventTable {
  id: string;
  member_id: string;
  community_id: Optional<string>;
  purpose: 'public_card';
  granted: boolean;
  text_version: string;
  channel: 'page' | 'end';
  at: Timestamp;
}

export interface CardTables {
  card: CardTable;
  card_version: CardVersionTable;
  consent_event: ConsentEventTable;
}
