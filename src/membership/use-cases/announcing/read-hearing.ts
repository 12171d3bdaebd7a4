// SPDX-License-Identifier: AGPL-3.0-or-later
// For the mails to members, when each is sent.
export { hearsOf } from '../../store/announcing/announcements.js';
export { hasToAccept } from '../../store/announcing/platform-announcements.js';
