// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberFeature } from '../identity/features.js';
import { minute } from '../kernel/clock.js';
import { closeDueLeads } from '../membership/use-cases/programmes/close-due-leads.js';
import {
  eraseMember,
  exportMember,
  neededLevel,
} from '../membership/use-cases/programmes/member-feature.js';
import { mergeMember, undoMerge } from '../membership/use-cases/programmes/merge-member.js';
import type { Area } from './area.js';
import type { Foundation } from './foundation.js';

/** What becomes of the programmes that somebody leads when that member changes as a whole. */
export const programmesFeature: MemberFeature = {
  name: 'programmes',
  mergeMember,
  undoMerge,
  eraseMember,
  exportMember,
  neededLevel,
};

/** Terms of leads that end, and offers that nobody answered. */
export const programmesArea = ({ db, now }: Foundation): Area => ({
  repeated: [
    { everyMilliseconds: minute, run: async () => (await closeDueLeads({ db, now })) > 0 },
  ],
});
