// SPDX-License-Identifier: AGPL-3.0-or-later
/** What a portal asks: does this member belong to this community, or hold this role there? */
export interface Question {
  readonly subject: string;
  readonly slug: string;
  /** `member`, or a role. */
  readonly name: string;
  /** A group inside the community, where it is asked for. */
  readonly group?: string | undefined;
}

/** At once. */
export const mostQuestions = 1_000;
