// SPDX-License-Identifier: AGPL-3.0-or-later
// For the mails about requests.
export { findExpectedBy } from '../../store/escalated-requests.js';
