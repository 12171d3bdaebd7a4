// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Config } from '../../config/schema.js';
import { queueNotices, type ListManagers } from '../mail/notifications.js';
import { sendNotice, type NoticeReaders } from '../mail/send-notice.js';
import type { Area } from './area.js';
import type { Foundation } from './foundation.js';

/** Mails to members about what happened. */
export function noticesArea(
  { config, mailer }: Foundation,
  readers: NoticeReaders & { readonly listManagers: ListManagers },
): Area {
  const deps = {
    mailer,
    readers,
    origin: config.http.publicUrl,
    helpAddress: config.organisation.contact,
    providerName: (instance: string) => nameOf(config, instance),
  };
  return { tasks: { notice: sendNotice(deps) }, handlers: [queueNotices(readers.listManagers)] };
}

const nameOf = ({ providers }: Config, instance: string): string =>
  providers.find(({ id }) => id === instance)?.name ?? instance;
