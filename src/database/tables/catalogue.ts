// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ColumnType, Generated } from 'kysely';
import type { StampedTimestamp } from './identity.js';
import type { JoinWayColumn } from './membership.js';

/** Members per community: insert-only deltas, rolled up by a job, so that joins never meet on one row. */
export interface MemberCountDeltaTable {
  id: Generated<number>;
  community_id: string;
  delta: number;
  at: StampedTimestamp;
}

export interface MemberCountTable {
  community_id: string;
  members: number;
}

/** By how many the members of a community grew in a month. */
export interface MemberMonthTable {
  community_id: string;
  month: ColumnType<Date, string, string>;
  delta: number;
}

/** How many communities of the catalogue have a value: a count, and what came or went since. */
export interface CatalogueCountTable {
  visibility: 'public' | 'signed_in';
  facet: 'topics' | 'provinces' | 'audiences' | 'ways' | 'programmes';
  value: string;
  communities: number;
}

export interface CatalogueCountDeltaTable {
  id: Generated<number>;
  visibility: string;
  facet: string;
  value: string;
  delta: number;
}

/** What the catalogue is narrowed by, ready to be sent; null while it waits to be made. */
export interface CatalogueFacetsTable {
  reader: 'anybody' | 'signed_in';
  locale: 'it' | 'en';
  facets: Record<string, unknown> | null;
}

/** How many belong to a community; null for fewer than five. */
export interface MemberNumberView {
  community_id: string;
  members: number | null;
}

/** What anybody may learn of communities: hidden ones are not there. */
export interface CatalogueCommunityView {
  id: string;
  slug: string;
  status: 'active' | 'frozen';
  visibility: 'public' | 'signed_in';
  audience: 'open' | 'mixed' | 'reserved';
  topics: string[];
  province: string | null;
  join_ways: JoinWayColumn[];
}

export interface CatalogueTables {
  member_count_delta: MemberCountDeltaTable;
  member_count: MemberCountTable;
  member_month: MemberMonthTable;
  catalogue_count: CatalogueCountTable;
  catalogue_count_delta: CatalogueCountDeltaTable;
  catalogue_facets: CatalogueFacetsTable;
  member_number: MemberNumberView;
  catalogue_community: CatalogueCommunityView;
}
