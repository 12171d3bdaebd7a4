// SPDX-License-Identifier: AGPL-3.0-or-later
// For the mails to followers.
export { newsKinds, type NewsKind } from '../../domain/following/news.js';
export { findFollowedByMail } from '../../store/following/news.js';
