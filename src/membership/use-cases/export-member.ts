// SPDX-License-Identifier: AGPL-3.0-or-later
// For identity's export (GDPR, art. 15 and 20).
export { exportMembership as exportMember } from '../store/member-export.js';
