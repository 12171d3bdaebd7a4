// SPDX-License-Identifier: AGPL-3.0-or-later
// Needs something that is not there.
throw new Error('the card reader is not connected');
