// SPDX-License-Identifier: AGPL-3.0-or-later
// For the figure that alarms whoever watches over the platform.
export { findOverrunSince } from '../../store/staff-terms/terms.js';
