// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NoticeKind } from '../template.js';
import { to, type Kind } from './kind.js';

const warns = { path: to('/me/identities'), warns: true } as const;
const standing = { path: to('/me'), warns: true } as const;
const ofOffice: Kind['path'] = ({ isOwn }) => (isOwn ? '/me' : '/staff/people');

/** The member as a whole, and roles on the platform. */
export const accountKinds = {
  member_linked: warns,
  member_unlinked: warns,
  address_removed: warns,
  member_merged: warns,
  member_unmerged: warns,
  member_reviewed: warns,
  review_same_person: warns,
  review_apart: warns,
  // Whoever is kept out can sign in nowhere, but may write.
  member_suspended: { path: to('/contatti'), warns: true },
  member_reinstated: standing,
  member_limited: standing,
  member_unlimited: standing,
  release_ended: { path: to('/me/portals') },
  staff_waiting: { path: to('/staff/people'), waitsForLimited: true },
  office_term_near: { path: ofOffice, waitsForLimited: true },
  office_overrun: { path: to('/staff/people'), waitsForLimited: true },
  office_renewed: { path: ofOffice },
  office_ended: { path: ofOffice },
  portal_agreement_near: { path: to('/staff/portals'), waitsForLimited: true },
} as const satisfies { readonly [Name in NoticeKind]?: Kind };
