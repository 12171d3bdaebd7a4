// SPDX-License-Identifier: AGPL-3.0-or-later
/** What all members of a community are told, by the names of the mails. */
export const announcements = ['members_caretaker', 'members_unmanaged'] as const;
export type AnnouncementKind = (typeof announcements)[number];

interface Happened {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What the members hear of a change: that somebody of the regional staff answers for their community now, or that
 * nobody does. Not that a caretaker goes on under another profile.
 */
export function announcementOf({ type, data }: Happened): AnnouncementKind | undefined {
  if (type === 'role.started' && data['role'] === 'caretaker' && data['why'] !== 'moved') {
    return 'members_caretaker';
  }
  return type === 'community.frozen' && data['why'] === 'no_manager'
    ? 'members_unmanaged'
    : undefined;
}
