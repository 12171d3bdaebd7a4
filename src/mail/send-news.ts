// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Task } from '../database/jobs.js';
import { translator, type Locale } from '../i18n/translate.js';
import { trustId, type CommunityId, type MemberId } from '../kernel/ids.js';
import { newsKinds } from '../kernel/news-kind.js';
import type { Mailer } from './mailer.js';
import type { RefusalLink } from './refusable.js';
import type { Contact } from './send-notice.js';

const newsSchema = z.strictObject({
  to: z.uuid(),
  community: z.uuid(),
  morning: z.string(),
  kinds: z.array(z.enum(newsKinds)),
});

export interface NewsDeps {
  readonly mailer: Mailer;
  readonly origin: string;
  readonly contact: (member: MemberId) => Promise<Contact | undefined>;
  /** The community, where the member follows it by mail and still sees it. */
  readonly followed: (
    of: { readonly memberId: MemberId; readonly communityId: CommunityId },
    locale: Locale,
  ) => Promise<{ readonly slug: string; readonly name: string } | undefined>;
  readonly refusalLink: RefusalLink;
}

/** The task `news`: tells one follower what changed in one community since the last morning. */
export const sendNews =
  (deps: NewsDeps): Task =>
  async (payload) => {
    const news = newsSchema.parse(payload);
    const { to, community } = news;
    const memberId = trustId<MemberId>(to);
    const contact = await deps.contact(memberId);
    const [address] = contact?.addresses ?? [];
    if (!contact || contact.limited || address === undefined) return;
    const { locale } = contact;
    const followed = await deps.followed({ memberId, communityId: trustId(community) }, locale);
    const unsubscribe = await deps.refusalLink({ to, kind: 'news', community });
    if (!followed || unsubscribe === undefined) return;
    const t = translator(locale);
    const told = newsKinds
      .filter((kind) => news.kinds.includes(kind))
      .map((kind) => t(`news.${kind}`));
    await deps.mailer.send({
      template: 'followed_news',
      locale,
      to: address,
      id: `news.${community}.${news.morning.slice(0, 10)}.${to}`,
      values: {
        url: new URL(`/c/${followed.slug}`, deps.origin).href,
        community: followed.name,
        list: told.join('\n\n'),
      },
      unsubscribe,
    });
  };
