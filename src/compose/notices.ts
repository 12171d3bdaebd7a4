// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Config } from '../../config/schema.js';
import type { Db } from '../database/database.js';
import { primaryEmail, warningAddresses } from '../identity/use-cases/primary-email.js';
import { suspensionReason } from '../identity/use-cases/standing/suspension-reason.js';
import { queueNotices } from '../mail/notifications.js';
import { sendNotice, type NoticeReaders } from '../mail/send-notice.js';
import { findAddressee, findDisplayName } from '../mail/find-addressee.js';
import {
  findCommunityName,
  listAdministrators,
  findHomePortal,
  findProgrammeName,
  findRequestName,
  listManagers,
  listPrivacyOfficers,
  listProgrammeLeads,
  listResting,
  listRegionalStaff,
} from '../membership/use-cases/addressees.js';
import { hiddenReason } from '../membership/use-cases/cards/read-hidden-reason.js';
import type { Locale } from '../i18n/translate.js';
import { hour, minute } from '../kernel/clock.js';
import { trustId, type CommunityId, type MemberId } from '../kernel/ids.js';
import type { MailKind } from '../kernel/mail-kind.js';
import type { RefusalLink } from '../mail/refusable.js';
import { sendFarewell } from '../mail/farewell.js';
import { sendNews, type NewsDeps } from '../mail/send-news.js';
import { gatherNews } from '../membership/use-cases/following/gather-news.js';
import { findFollowedByMail } from '../membership/use-cases/following/read-news.js';
import { gatherAnnouncements } from '../membership/use-cases/announcing/gather-announcements.js';
import { tellEverybody } from '../membership/use-cases/announcing/tell-everybody.js';
import { tellMembers } from '../membership/use-cases/announcing/tell-members.js';
import { tellFollowers } from '../membership/use-cases/following/tell-followers.js';
import { readRefusals } from '../membership/use-cases/mail-choices/read-choices.js';
import { sealRefusal } from '../membership/use-cases/mail-choices/refusal-link.js';
import type { Keys } from './keys.js';
import { standsAs } from './notice-standing.js';
import { sendDigest } from '../mail/digest.js';
import { queueDigests, queueRound } from '../mail/digest-round.js';
import { listManagersAfter, readWaiting } from '../membership/use-cases/digest/read-waiting.js';
import { findExpectedBy } from '../membership/use-cases/requests/read-notice.js';
import {
  findOrganisationName,
  findRefusalReason,
  listInCharge,
} from '../membership/use-cases/organisations/addressees.js';
import { toldMeasure } from '../membership/use-cases/measures/read-measures.js';
import { listReportHandlers, toldReport } from '../membership/use-cases/reports/read-told.js';
import { portalName, portalsToldOf } from '../portal/use-cases/portals.js';
import type { Area } from './area.js';
import type { Foundation } from './foundation.js';

/** Mails to members about what happened. */
export function noticesArea({ config, mailer, db, now, keys }: Foundation): Area {
  const refusalLink = refusalLinks({ db, now, box: keys.box, origin: config.http.publicUrl });
  const deps = {
    mailer,
    readers: readersOf(db),
    origin: config.http.publicUrl,
    helpAddress: config.organisation.contact,
    refusalLink,
    providerName: (instance: string) => nameOf(config, instance),
  };
  const digest = {
    mailer,
    origin: config.http.publicUrl,
    contact: (member: MemberId) => deps.readers.contact(member, 'primary'),
    waiting: (member: MemberId, locale: Locale) => readWaiting({ db, now }, member, locale),
    refusalLink,
  };
  const news: NewsDeps = {
    ...digest,
    followed: (of, locale) => findFollowedByMail(db, of, locale),
  };
  return {
    tasks: {
      notice: sendNotice(deps),
      farewell: sendFarewell({ ...deps, box: keys.box }),
      digest: sendDigest(digest),
      digest_round: queueDigests({ db, managers: listManagersAfter }),
      news: sendNews(news),
    },
    repeated: [
      { everyMilliseconds: minute, run: () => tellFollowers({ db, now }) },
      { everyMilliseconds: minute, run: () => tellMembers({ db }) },
      { everyMilliseconds: minute, run: () => tellEverybody({ db }) },
      { everyMilliseconds: hour, run: () => queueRound({ db, now }).then(() => false) },
    ],
    handlers: [
      queueNotices({
        managers: listManagers,
        staff: listRegionalStaff,
        officers: listPrivacyOfficers,
        administrators: listAdministrators,
        leads: listProgrammeLeads,
        resting: listResting,
        representatives: listInCharge,
        handlers: listReportHandlers,
      }),
      gatherNews(now),
      gatherAnnouncements,
    ],
  };
}

/** Where somebody refuses mails of a kind; undefined where they did. */
const refusalLinks =
  ({
    db,
    origin,
    ...deps
  }: Pick<Foundation, 'db' | 'now'> & Pick<Keys, 'box'> & { origin: string }): RefusalLink =>
  async ({ to, kind, community }) => {
    const memberId = trustId<MemberId>(to);
    const refused: readonly MailKind[] = await readRefusals({ db }, memberId);
    if (refused.includes(kind)) return undefined;
    const communityId = community === undefined ? undefined : trustId<CommunityId>(community);
    const token = sealRefusal(deps, { memberId, kind, communityId });
    return new URL(`/unsubscribe/${token}`, origin).href;
  };

const readersOf = (db: Db): NoticeReaders => ({
  async contact(member, reach) {
    const addressee = await findAddressee(db, member);
    if (!addressee) return undefined;
    const email = reach === 'primary' ? await primaryEmail(db, member) : undefined;
    const addresses = email ? [email.address] : await warningAddresses(db, member);
    const { locale, limited, minor } = addressee;
    return { addresses, locale, limited, minor };
  },
  expectedBy: (request) => findExpectedBy(db, request),
  suspensionReason: (member) => suspensionReason(db, member),
  cardReason: (member, community) => hiddenReason(db, member, community),
  measure: (measure) => toldMeasure(db, measure),
  report: (report, locale) => toldReport(db, report, locale),
  portal: (clientId) => portalName(db, clientId),
  portals: async (community, memberId) => {
    const home = await findHomePortal(db, community);
    const portals = await portalsToldOf(db, { memberId, communities: [community] });
    return portals.map(({ clientId, ...portal }) => ({ ...portal, isHome: clientId === home }));
  },
  organisation: (organisation) => findOrganisationName(db, organisation),
  refusalReason: (affiliation) => findRefusalReason(db, affiliation),
  programme: (programme, locale) => findProgrammeName(db, programme, locale),
  displayName: (member) => findDisplayName(db, member),
  stands: (standing, notice) => standsAs(db, standing, notice),
  communityRequest: (id) => findRequestName(db, id),
  community: (id, locale) => findCommunityName(db, id, locale),
});

const nameOf = ({ providers }: Config, instance: string): string =>
  providers.find(({ id }) => id === instance)?.name ?? instance;
