// SPDX-License-Identifier: AGPL-3.0-or-later
/** What all members of a community are told, by the names of the mails. */
export const announcements = ['members_caretaker', 'members_unmanaged', 'members_terms'] as const;
export type AnnouncementKind = (typeof announcements)[number];

/** What everybody is told of the platform. */
export type PlatformAnnouncementKind = 'platform_terms';

interface Happened {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Terms that do not change what people agree to are read on the page by whoever looks. */
const asksAgain = ({ type, data }: Happened): boolean =>
  type === 'terms.published' && data['material'] === true;

/** What everybody hears of the platform: that its terms have changed. */
export const platformAnnouncementOf = (event: Happened): PlatformAnnouncementKind | undefined =>
  asksAgain(event) ? 'platform_terms' : undefined;

/**
 * What the members hear of a change: that somebody of the regional staff answers for their community now, or that
 * nobody does, or that its terms are others. Not that a caretaker goes on under another profile.
 */
export function announcementOf(event: Happened): AnnouncementKind | undefined {
  const { type, data } = event;
  if (asksAgain(event)) return 'members_terms';
  if (type === 'role.started' && data['role'] === 'caretaker' && data['why'] !== 'moved') {
    return 'members_caretaker';
  }
  return type === 'community.frozen' && data['why'] === 'no_manager'
    ? 'members_unmanaged'
    : undefined;
}
