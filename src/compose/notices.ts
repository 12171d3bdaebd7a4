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
  findRequestName,
  listManagers,
  listPrivacyOfficers,
  listResting,
  listRegionalStaff,
} from '../membership/use-cases/addressees.js';
import { hiddenReason } from '../membership/use-cases/cards/read-hidden-reason.js';
import type { Locale } from '../i18n/translate.js';
import type { MemberId } from '../kernel/ids.js';
import { sendDigest } from '../mail/digest.js';
import { findExpectedBy, readWaiting } from '../membership/use-cases/requests/read-notice.js';
import { toldMeasure } from '../membership/use-cases/measures/read-measures.js';
import { portalsOfCommunities } from '../portal/use-cases/portals.js';
import type { Area } from './area.js';
import type { Foundation } from './foundation.js';

/** Mails to members about what happened. */
export function noticesArea({ config, mailer, db }: Foundation): Area {
  const deps = {
    mailer,
    readers: readersOf(db),
    origin: config.http.publicUrl,
    helpAddress: config.organisation.contact,
    providerName: (instance: string) => nameOf(config, instance),
  };
  const digest = {
    mailer,
    origin: config.http.publicUrl,
    contact: (member: MemberId) => deps.readers.contact(member, 'primary'),
    waiting: (member: MemberId, locale: Locale) => readWaiting(db, member, locale),
  };
  return {
    tasks: { notice: sendNotice(deps), digest: sendDigest(digest) },
    handlers: [
      queueNotices({
        managers: listManagers,
        staff: listRegionalStaff,
        officers: listPrivacyOfficers,
        resting: listResting,
      }),
    ],
  };
}

const readersOf = (db: Db): NoticeReaders => ({
  async contact(member, reach) {
    const addressee = await findAddressee(db, member);
    if (!addressee) return undefined;
    const email = reach === 'primary' ? await primaryEmail(db, member) : undefined;
    const addresses = email ? [email.address] : await warningAddresses(db, member);
    return { addresses, locale: addressee.locale };
  },
  expectedBy: (request) => findExpectedBy(db, request),
  suspensionReason: (member) => suspensionReason(db, member),
  cardReason: (member, community) => hiddenReason(db, member, community),
  measure: (measure) => toldMeasure(db, measure),
  portals: async (community) => {
    const portals = await portalsOfCommunities(db, [community]);
    return portals.map(({ name }) => name);
  },
  displayName: (member) => findDisplayName(db, member),
  communityRequest: (id) => findRequestName(db, id),
  community: (id, locale) => findCommunityName(db, id, locale),
});

const nameOf = ({ providers }: Config, instance: string): string =>
  providers.find(({ id }) => id === instance)?.name ?? instance;
