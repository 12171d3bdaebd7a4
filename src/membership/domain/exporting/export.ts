// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, minute } from '../../../kernel/clock.js';
import type { CommunityRole } from '../permissions.js';

/** How a membership stands on the day of the export. */
export type ExportedStatus = 'active' | 'grace' | 'suspended' | 'resting';

/** What of a member goes into the file: nothing that those who manage do not see on the pages. */
export interface ExportedMember {
  /** The name that they chose. */
  readonly displayName: string;
  readonly status: ExportedStatus;
  readonly since: Date;
  readonly roles: readonly CommunityRole[];
  /** Where they belong, while their card here says so. */
  readonly affiliation: string | undefined;
}

/** Whoever reads the file slower than this does not get the end of it: the download fails. */
export const longestExport = 30 * minute;
/** How long it is kept who took a list along: as long as sign-ins are. */
export const exportKept = 730 * day;
