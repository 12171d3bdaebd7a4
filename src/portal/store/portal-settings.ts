// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Selectable } from 'kysely';
import type { PortalTable } from '../../database/tables/portal.js';
import type { Agreement } from '../domain/agreement.js';
import type { PortalSettings } from '../domain/settings.js';

export function settingsToColumns(settings: PortalSettings) {
  const { agreement, claimShape, logout } = settings;
  return {
    agreement_reference: agreement?.reference ?? null,
    agreement_signed_on: agreement?.signedOn ?? null,
    agreement_ends_on: agreement?.endsOn ?? null,
    agreement_by_processor: agreement?.byProcessor ?? false,
    attribute_service: settings.attributeService,
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
    agreement: toAgreement(row),
    attributeService: row.attribute_service,
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

export const agreementColumns = [
  'agreement_reference',
  'agreement_signed_on',
  'agreement_ends_on',
  'agreement_by_processor',
] as const;
type AgreementColumns = Pick<Selectable<PortalTable>, (typeof agreementColumns)[number]>;

export function toAgreement(row: AgreementColumns): Agreement | null {
  const { agreement_reference: reference, agreement_signed_on: signedOn } = row;
  if (reference === null || signedOn === null) return null;
  const { agreement_ends_on: endsOn, agreement_by_processor: byProcessor } = row;
  return { reference, signedOn, endsOn, byProcessor };
}
