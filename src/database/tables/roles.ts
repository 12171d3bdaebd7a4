// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Optional, OptionalTimestamp, Timestamp } from './identity.js';

export interface RoleDefinitionTable {
  code: string;
  scope: 'community' | 'platform' | 'programme' | 'organisation';
  rank: number;
}

export interface RolePermissionTable {
  role: string;
  permission: string;
}

type PlatformRole = 'regional_staff' | 'support' | 'privacy_officer' | 'platform_admin';

/** A role on the whole platform: an invitation by e-mail, taken up after a strong sign-in, confirmed by another. */
export interface PlatformGrantTable {
  id: string;
  role: PlatformRole;
  status: 'invited' | 'unconfirmed' | 'active' | 'ended';
  token_hash: Optional<Buffer>;
  token_expires_at: OptionalTimestamp;
  member_id: Optional<string>;
  invited_by: Optional<string>;
  confirmed_by: Optional<string>;
  created_at: Timestamp;
  started_at: OptionalTimestamp;
  ended_at: OptionalTimestamp;
  valid_until: OptionalTimestamp;
  reminded_days: Optional<number>;
  overrun_at: OptionalTimestamp;
  renewed_by: Optional<string>;
  renewed_at: OptionalTimestamp;
}

/** Who holds a role on the platform now. */
export interface LiveOfficeView {
  grant_id: string;
  member_id: string;
  role: PlatformRole;
  until: Date;
}

export interface RoleTables {
  role_definition: RoleDefinitionTable;
  role_permission: RolePermissionTable;
  platform_grant: PlatformGrantTable;
  live_office: LiveOfficeView;
}
