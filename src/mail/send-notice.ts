// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Task } from '../database/jobs.js';
import { formatDate } from '../i18n/format.js';
import { translator, type Locale, type TextKey } from '../i18n/translate.js';
import {
  trustId,
  type CommunityId,
  type CommunityRequestId,
  type JoinRequestId,
  type MemberId,
} from '../kernel/ids.js';
import type { Mailer } from './mailer.js';
import { mailTemplates, type MailTemplate, type MailValues } from './template.js';

/** Where a member is written to, and in which language. */
export interface Contact {
  readonly addresses: readonly string[];
  readonly locale: Locale;
}

/** What a mail needs to read; each comes from the feature that owns it. */
export interface NoticeReaders {
  /**
   * The one address for everyday mail, or all that are to be warned. Undefined for a member no longer
   * here; without an address nothing is sent.
   */
  readonly contact: (
    member: MemberId,
    reach: 'primary' | 'warning',
  ) => Promise<Contact | undefined>;
  readonly displayName: (member: MemberId) => Promise<string | undefined>;
  /** When a request will have been answered. */
  readonly expectedBy: (request: JoinRequestId) => Promise<Date | undefined>;
  /** Why a member is kept out. */
  readonly suspensionReason: (member: MemberId) => Promise<string | undefined>;
  /** The request for a community, and who made it. */
  readonly communityRequest: (
    request: CommunityRequestId,
  ) => Promise<{ readonly name: string; readonly asker: string } | undefined>;
  readonly community: (
    community: CommunityId,
    locale: Locale,
  ) => Promise<{ readonly slug: string; readonly name: string } | undefined>;
}

export interface NoticeDeps {
  readonly mailer: Mailer;
  readonly readers: NoticeReaders;
  readonly origin: string;
  /** Where people write to for help. */
  readonly helpAddress: string;
  /** What people call a provider instance. */
  readonly providerName: (instance: string) => string;
}

const text = z.string().optional();
const noticeSchema = z.strictObject({
  template: z.enum(mailTemplates),
  to: z.string(),
  event: z.string(),
  about: text,
  community: text,
  request: text,
  role: text,
  days: z.number().optional(),
  provider: text,
  joinRequest: text,
});
type QueuedNotice = z.infer<typeof noticeSchema>;

/** The task `notice`: writes one mail to one member. */
export const sendNotice =
  (deps: NoticeDeps): Task =>
  async (payload) => {
    const notice = noticeSchema.parse(payload);
    const { template, event, to } = notice;
    const reach = warnings.includes(template) ? 'warning' : 'primary';
    const contact = await deps.readers.contact(trustId(to), reach);
    if (!contact) return;
    const { addresses, locale } = contact;
    const values = await valuesOf(deps, notice, locale);
    for (const [index, address] of addresses.entries()) {
      const id = [event, to, ...(index > 0 ? [index] : [])].join('.');
      await deps.mailer.send({ template, values, id, locale, to: address });
    }
  };

async function valuesOf(
  deps: NoticeDeps,
  notice: QueuedNotice,
  locale: Locale,
): Promise<MailValues> {
  const { readers, origin, helpAddress, providerName } = deps;
  const { template, to, about, community: communityId, request, role, days, provider } = notice;
  const member = about ? await readers.displayName(trustId(about)) : undefined;
  const community = communityId ? await readers.community(trustId(communityId), locale) : undefined;
  const asked = request ? await readers.communityRequest(trustId(request)) : undefined;
  const path = request ? requestPath(template, request) : pathOf(template, community?.slug);
  return {
    url: new URL(path, origin).href,
    contact: helpAddress,
    community: community?.name ?? '',
    request: asked?.name ?? '',
    asker: asked?.asker ?? '',
    member: member ?? '',
    role: role ? roleName(role, locale) : '',
    days: days === undefined ? '' : String(days),
    until: await untilOf(readers, notice, locale),
    means: provider ? providerName(provider) : '',
    reason:
      template === 'member_suspended' ? ((await readers.suspensionReason(trustId(to))) ?? '') : '',
  };
}

const forStaff: readonly MailTemplate[] = ['community_request_ready', 'community_request_answered'];

const requestPath = (template: MailTemplate, id: string): string =>
  `${forStaff.includes(template) ? '/staff' : ''}/requests/${id}`;

const forManagers: readonly MailTemplate[] = ['role_proposed'];
const forHolders: readonly MailTemplate[] = ['renewal_offered', 'renewal_closed'];
const inTheRegister: readonly MailTemplate[] = ['role_term_near', 'role_overrun', 'renewal_asked'];

async function untilOf(
  { expectedBy }: NoticeReaders,
  { template, joinRequest }: QueuedNotice,
  locale: Locale,
): Promise<string> {
  if (template !== 'request_received' || joinRequest === undefined) return '';
  const until = await expectedBy(trustId(joinRequest));
  return until ? formatDate(locale, until) : '';
}

/** Changes in who can act as the member. */
const warnings: readonly MailTemplate[] = [
  'member_linked',
  'member_unlinked',
  'member_merged',
  'member_unmerged',
  'member_reviewed',
  'review_same_person',
  'review_apart',
  'member_suspended',
  'member_reinstated',
];

function pathOf(template: MailTemplate, slug: string | undefined): string {
  if (template === 'member_suspended') return '/contatti';
  if (template === 'member_reinstated') return '/me';
  if (template === 'request_escalated') return '/staff/unanswered';
  if (warnings.includes(template)) return '/me/identities';
  if (!slug || forHolders.includes(template)) return '/me';
  if (inTheRegister.includes(template)) return `/c/${slug}/manage/roles`;
  return forManagers.includes(template) ? `/c/${slug}/manage` : `/c/${slug}`;
}

/** A role without a name in the texts is shown by its code. */
function roleName(role: string, locale: Locale): string {
  const name = (translator(locale) as (key: TextKey) => string)(`role.${role}` as TextKey);
  return name.startsWith('role.') ? role : name;
}
