// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventHandler } from '../../../database/relay.js';
import { announcementOf, platformAnnouncementOf } from '../../domain/announcing/announcement.js';
import { noteAnnouncement } from '../../store/announcing/announcements.js';
import { notePlatformAnnouncement } from '../../store/announcing/platform-announcements.js';

/** Notes what all members of a community, or everybody, are to hear, in the transaction that relays the event: once per event. */
export const gatherAnnouncements: EventHandler = async (trx, event) => {
  const { id: eventId, community: communityId, at } = event;
  if (!communityId) {
    const kind = platformAnnouncementOf(event);
    if (kind) await notePlatformAnnouncement(trx, { eventId, kind, at });
    return;
  }
  const kind = announcementOf(event);
  if (kind) await noteAnnouncement(trx, { eventId, communityId, kind, at });
};
