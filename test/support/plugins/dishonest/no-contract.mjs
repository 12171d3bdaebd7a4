// SPDX-License-Identifier: AGPL-3.0-or-later
// Cannot be tried.
export { default } from '../honest.mjs';
