// SPDX-License-Identifier: AGPL-3.0-or-later
// The reads that portals make on every request: each one statement, nothing to add to it.
export { checkMembership, membershipClaims, type ClaimMembership } from '../store/claims.js';
export { platformRoles } from '../store/powers.js';
