// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { PortalTable } from '../../database/tables/portal.js';
import type { PortalSettings } from '../domain/settings.js';

export function settingsToColumns(settings: PortalSettings) {
  const { claimShape, logout } = settings;
  return {
    pkce_required: settings.pkceRequired,
    membership_required: settings.membershipRequired,
    groups_format: claimShape.groups,
    groups_prefix: claimShape.prefix,
    claims_in_id_token: claimShape.inIdToken,
    logout_kind: logout.kind,
    logout_uri: logout.uri,
    logout_on: [...logout.on],
  };
}

export function toSettings(row: Selectable<PortalTable>): PortalSettings {
  return {
    pkceRequired: row.pkce_required,
    membershipRequired: row.membership_required,
    claimShape: {
      groups: row.groups_format,
      prefix: row.groups_prefix,
      inIdToken: row.claims_in_id_token,
    },
    logout: { kind: row.logout_kind, uri: row.logout_uri, on: row.logout_on },
  };
}
