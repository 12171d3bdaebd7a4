// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from './random.js';

declare const brand: unique symbol;
export type Branded<Name extends string> = string & { readonly [brand]: Name };

export type MemberId = Branded<'MemberId'>;
export type IdentityId = Branded<'IdentityId'>;
export type SessionId = Branded<'SessionId'>;
export type AttemptId = Branded<'AttemptId'>;
export type CommunityId = Branded<'CommunityId'>;
export type StintId = Branded<'StintId'>;
export type JoinRequestId = Branded<'JoinRequestId'>;
export type InvitationId = Branded<'InvitationId'>;
export type RoleGrantId = Branded<'RoleGrantId'>;
export type CommunityRequestId = Branded<'CommunityRequestId'>;
export type GroupId = Branded<'GroupId'>;
export type GroupMemberId = Branded<'GroupMemberId'>;
export type PromoterId = Branded<'PromoterId'>;
export type PlatformGrantId = Branded<'PlatformGrantId'>;
export type FormVersionId = Branded<'FormVersionId'>;
export type TermsVersionId = Branded<'TermsVersionId'>;
export type OrganisationId = Branded<'OrganisationId'>;
export type AffiliationId = Branded<'AffiliationId'>;
export type OrganisationGrantId = Branded<'OrganisationGrantId'>;
export type SeatId = Branded<'SeatId'>;
export type DelegateId = Branded<'DelegateId'>;
export type CommunityLinkId = Branded<'CommunityLinkId'>;
export type ProgrammeId = Branded<'ProgrammeId'>;
export type ProgrammeGrantId = Branded<'ProgrammeGrantId'>;
export type CardId = Branded<'CardId'>;
export type MeasureId = Branded<'MeasureId'>;
export type AppealId = Branded<'AppealId'>;
export type BreakGlassId = Branded<'BreakGlassId'>;
export type MemberExportId = Branded<'MemberExportId'>;
export type ReportId = Branded<'ReportId'>;
export type DisputeId = Branded<'DisputeId'>;
export type EventId = Branded<'EventId'>;
export type WebhookEndpointId = Branded<'WebhookEndpointId'>;
export type LogoutDeliveryId = Branded<'LogoutDeliveryId'>;
export type WebhookDeliveryId = Branded<'WebhookDeliveryId'>;
/** The `client_id` of a portal: chosen by staff, not a UUID. */
export type ClientId = Branded<'ClientId'>;
/** A community's public name in addresses, `[a-z0-9-]{2,60}`, never reused. */
export type Slug = Branded<'Slug'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const slug = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])$/;
/** But the words that pages have for themselves, whatever their case: paths of pages have none. */
const clientId = /^(?!(?:new|\.{1,2})$)[a-z0-9._~-]{1,100}$/i;

let lastTick = 0;

/**
 * Microseconds of this process, each given once (RFC 9562, 6.2): whatever the moment written before it, what was
 * made first sorts first among ids of one moment, also when ids of other moments were made in between. They begin anew
 * every 2^34, after almost five hours.
 */
function nextTick(): number {
  lastTick = Math.max(lastTick + 1, Math.floor(performance.now() * 1_000));
  return lastTick;
}

/** A new UUIDv7 (RFC 9562, 5.7): time-ordered, so that primary keys append. */
export function newId<Id extends Branded<string>>(now: number = Date.now()): Id {
  const bytes = randomBytes(16);
  const tick = nextTick();
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt16BE(0x7000 | (Math.floor(tick / 2 ** 22) & 0xfff), 6);
  bytes.writeUIntBE(0x800000 | (tick & 0x3fffff), 8, 3);
  const hex = bytes.toString('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ];
  return parts.join('-') as Id;
}

/** Reads a UUID written by a person or a machine; `undefined` when it is none. */
export function parseId<Id extends Branded<string>>(raw: unknown): Id | undefined {
  return typeof raw === 'string' && uuid.test(raw) ? (raw as Id) : undefined;
}

export function parseSlug(raw: unknown): Slug | undefined {
  return typeof raw === 'string' && slug.test(raw) ? (raw as Slug) : undefined;
}

export function parseClientId(raw: unknown): ClientId | undefined {
  return typeof raw === 'string' && clientId.test(raw) ? (raw as ClientId) : undefined;
}

/** Gives a brand to an id that comes from our own database. */
export const trustId = <Id extends Branded<string>>(fromDatabase: string): Id => fromDatabase as Id;
