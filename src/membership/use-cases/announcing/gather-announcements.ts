// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EventHandler } from '../../../database/relay.js';
import { announcementOf } from '../../domain/announcing/announcement.js';
import { noteAnnouncement } from '../../store/announcing/announcements.js';

/** Notes what all members of a community are to hear, in the transaction that relays the event: once per event. */
export const gatherAnnouncements: EventHandler = async (trx, event) => {
  const kind = announcementOf(event);
  if (!kind || !event.community) return;
  const { id: eventId, community: communityId, at } = event;
  await noteAnnouncement(trx, { eventId, communityId, kind, at });
};
