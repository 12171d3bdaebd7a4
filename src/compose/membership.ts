// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MemberFeature } from '../identity/features.js';
import { hour, minute, second } from '../kernel/clock.js';
import { purgeCardVersions } from '../membership/use-cases/cards/purge-card-versions.js';
import { endDueBreakGlass } from '../membership/use-cases/break-glass/end-break-glass.js';
import { expireGrants, lapseOffers } from '../membership/use-cases/close-due-grants.js';
import { eraseMember } from '../membership/use-cases/erase-member.js';
import { closeDueInvitations } from '../membership/use-cases/inviting/close-due-invitations.js';
import { closeBrokenExports } from '../membership/use-cases/exporting/close-broken-exports.js';
import { closeDueGatherings } from '../membership/use-cases/founding/close-due-gatherings.js';
import { exportMember } from '../membership/use-cases/export-member.js';
import { lockBelongings } from '../membership/use-cases/lock-belongings.js';
import { closeArchived, fullBatch } from '../membership/use-cases/lifecycle/close-archived.js';
import { takeOverUnmanaged } from '../membership/use-cases/lifecycle/take-over-unmanaged.js';
import { endDueMeasures } from '../membership/use-cases/measures/end-due-measures.js';
import { mergeMember } from '../membership/use-cases/merge-member.js';
import { neededLevel } from '../membership/use-cases/needed-level.js';
import { reinstateMember, suspendMember } from '../membership/use-cases/suspend-member.js';
import { closeDueReports } from '../membership/use-cases/reports/close-due-reports.js';
import { closeDueRequests } from '../membership/use-cases/requests/close-due-requests.js';
import { keepTerms } from '../membership/use-cases/term/keep-terms.js';
import { rollUpCounts } from '../membership/use-cases/roll-up-counts.js';
import { dropUnreachable } from '../membership/use-cases/roles/drop-unreachable.js';
import { remindOfTerms } from '../membership/use-cases/roles/remind-of-terms.js';
import { expireStaffRoles } from '../membership/use-cases/staff-terms/expire-staff-roles.js';
import { findOverrunSince } from '../membership/use-cases/staff-terms/read-alarm.js';
import { remindOfStaffTerms } from '../membership/use-cases/staff-terms/remind-of-staff-terms.js';
import { undoMerge } from '../membership/use-cases/undo-merge.js';
import type { Area } from './area.js';
import type { Foundation } from './foundation.js';
import { sendLetter } from './invitation-letters.js';
import { sendPromoterLetter } from './promoter-letters.js';

/** What membership does when a member changes as a whole. */
export const membershipFeature: MemberFeature = {
  name: 'membership',
  mergeMember,
  undoMerge,
  eraseMember,
  exportMember,
  neededLevel,
  lockBelongings,
  losesMeans: dropUnreachable,
  suspendMember,
  reinstateMember,
};

/** The work of membership that no request asks for. */
export function membershipArea({ config, db, now, keys, mailer, measures }: Foundation): Area {
  const deps = { db, now };
  const closeDue = async (): Promise<boolean> => {
    const closed =
      (await lapseOffers(deps)) +
      (await expireGrants(deps)) +
      (await closeDueInvitations(deps)) +
      (await closeDueRequests(deps)) +
      (await closeDueGatherings(deps)) +
      (await endDueMeasures(deps)) +
      (await endDueBreakGlass(deps)) +
      (await expireStaffRoles(deps)) +
      (await closeBrokenExports(deps)) +
      (await closeDueReports(deps)) +
      (await keepTerms(deps)) +
      (await takeOverUnmanaged(deps));
    await watchAdministrators(deps, measures);
    const told = (await remindOfTerms(deps)) + (await remindOfStaffTerms(deps));
    return closed + told > 0;
  };
  const pseudonym = (label: string, value: string): string => keys.pseudonym(label, value);
  const letters = { db, pseudonym, mailer, origin: config.http.publicUrl };
  const closeArchivedOnes = async (): Promise<boolean> => fullBatch(await closeArchived(deps));
  return {
    tasks: { invitation: sendLetter(letters), promoter: sendPromoterLetter(letters) },
    repeated: [
      { everyMilliseconds: 5 * second, run: async () => (await rollUpCounts(deps)) > 10_000 },
      { everyMilliseconds: minute, run: closeDue },
      { everyMilliseconds: minute, run: closeArchivedOnes },
      { everyMilliseconds: hour, run: () => purgeCardVersions(deps) },
    ],
  };
}

/** Zero is well; anything else alarms. */
async function watchAdministrators(
  { db }: Pick<Foundation, 'db'>,
  measures: Foundation['measures'],
): Promise<void> {
  const since = await findOverrunSince(db);
  const at = (since?.getTime() ?? 0) / second;
  measures.set('piazza_administrator_overrun_since_seconds', {}, at);
}
