// SPDX-License-Identifier: AGPL-3.0-or-later

/** So long a community that nobody answers for waits for somebody to be appointed, in days. */
export const takeOverDays = 7;
