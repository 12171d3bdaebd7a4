// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Optional } from './identity.js';
import type { JoinPathColumn } from './membership.js';

/** What a portal made or named by SCIM, and the id of its own by which it knows it. */
export interface ScimResourceTable {
  client_id: string;
  /** Of the invitation or of the group. */
  id: string;
  kind: 'invitation' | 'group';
  external_id: Optional<string>;
}

/** A community that portals may serve, without its words (a view). */
export interface PortalOpenCommunityView {
  id: string;
  slug: string;
  join_path: JoinPathColumn;
}

/** A group inside a community that has not ended (a view). */
export interface PortalGroupView {
  id: string;
  community_id: string;
  slug: string;
  name: string;
  created_at: Date;
}

/** Who is in such a group (a view). */
export interface PortalGroupMemberView {
  id: string;
  group_id: string;
  community_id: string;
  member_id: string;
  joined_at: Date;
}

/** An invitation that waits for an answer (a view). */
export interface PortalInvitationView {
  id: string;
  community_id: string;
  address: string;
  address_normalised: string;
  created_at: Date;
  last_sent_at: Date;
}

export interface ScimTables {
  scim_resource: ScimResourceTable;
  portal_open_community: PortalOpenCommunityView;
  portal_group: PortalGroupView;
  portal_group_member: PortalGroupMemberView;
  portal_invitation: PortalInvitationView;
}
