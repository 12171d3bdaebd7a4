// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberFeature } from '../identity/features.js';
import { minute } from '../kernel/clock.js';
import { countAudiences } from '../membership/use-cases/programmes/count-audiences.js';
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

/** Terms of leads that end, offers that nobody answered, and how many people there are across each programme. */
export const programmesArea = ({ db, now }: Foundation): Area => ({
  repeated: [
    { everyMilliseconds: minute, run: () => countAudiences({ db, now }).then(() => false) },
    { everyMilliseconds: minute, run: async () => (await closeDueLeads({ db, now })) > 0 },
  ],
});
