// SPDX-License-Identifier: AGPL-3.0-or-later
// For the mails to followers.
export { findFollowedByMail } from '../../store/following/news.js';
