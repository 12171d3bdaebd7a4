// SPDX-License-Identifier: AGPL-3.0-or-later
// What mails need to know of communities.
export { findCommunityName, listManagers } from '../store/recipients.js';
