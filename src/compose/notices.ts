// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Config } from '../../config/schema.js';
import type { Db } from '../database/database.js';
import { primaryEmail } from '../identity/use-cases/primary-email.js';
import { queueNotices } from '../mail/notifications.js';
import { sendNotice, type NoticeReaders } from '../mail/send-notice.js';
import { findAddressee } from '../mail/find-addressee.js';
import { findCommunityName, listManagers } from '../membership/use-cases/addressees.js';
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
  return { tasks: { notice: sendNotice(deps) }, handlers: [queueNotices(listManagers)] };
}

const readersOf = (db: Db): NoticeReaders => ({
  async contact(member) {
    const email = await primaryEmail(db, member);
    const addressee = email && (await findAddressee(db, member));
    return addressee && { address: email.address, locale: addressee.locale };
  },
  displayName: async (member) => (await findAddressee(db, member))?.displayName,
  community: (id, locale) => findCommunityName(db, id, locale),
});

const nameOf = ({ providers }: Config, instance: string): string =>
  providers.find(({ id }) => id === instance)?.name ?? instance;
