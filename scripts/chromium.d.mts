// SPDX-License-Identifier: AGPL-3.0-or-later
/** The path of a Chromium: the variable `CHROMIUM`, the system's, or Playwright's download. */
export function systemChromium(): Promise<string | undefined>;
