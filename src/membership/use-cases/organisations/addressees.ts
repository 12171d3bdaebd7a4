// SPDX-License-Identifier: AGPL-3.0-or-later
// What mails ask about an organisation: nothing to add to the reads.
export { findRefusalReason } from '../../store/organisations/refusals.js';
export { findOrganisationName } from '../../store/organisations/organisations.js';
export { listInCharge } from '../../store/organisations/representatives.js';
