// SPDX-License-Identifier: AGPL-3.0-or-later

/** What followers of a community hear of it, in the order in which a mail says it. Nobody's name, and nothing of every day. */
export const newsKinds = [
  'opened',
  'reopened',
  'frozen',
  'archived',
  'texts',
  'home',
  'ways',
  'terms',
  'moved',
] as const;
export type NewsKind = (typeof newsKinds)[number];
