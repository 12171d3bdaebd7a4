// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Task } from '../database/jobs.js';
import { formatDate, formatDays } from '../i18n/format.js';
import { translator, type Locale, type TextKey } from '../i18n/translate.js';
import {
  trustId,
  type AffiliationId,
  type CommunityId,
  type CommunityRequestId,
  type JoinRequestId,
  type MeasureId,
  type MemberId,
  type OrganisationId,
  type ProgrammeId,
  type ReportId,
} from '../kernel/ids.js';
import type { Mailer } from './mailer.js';
import { comesToLimited, noticeKinds, refusableAs } from './kinds/index.js';
import type { Standing } from './kinds/kind.js';
import type { RefusalLink } from './refusable.js';
import { noticeKindNames, type MailValues } from './template.js';
import { reportWords, type ReportVerdict } from './report-words.js';
import { toldPortals, type ToldPortal } from './told-portals.js';

/** Where a member is written to, and in which language. */
export interface Contact {
  readonly addresses: readonly string[];
  readonly locale: Locale;
  /** Only rights and decisions are written about (GDPR, art. 18). */
  readonly limited?: boolean;
  /** Under age: where a notice has words in simple language, it takes those. */
  readonly minor?: boolean;
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
  readonly organisation: (organisation: OrganisationId) => Promise<string | undefined>;
  readonly programme: (programme: ProgrammeId, locale: Locale) => Promise<string | undefined>;
  /** Why the organisation said that somebody does not belong to it. */
  readonly refusalReason: (affiliation: AffiliationId) => Promise<string | undefined>;
  readonly displayName: (member: MemberId) => Promise<string | undefined>;
  /** When a request will have been answered. */
  readonly expectedBy: (request: JoinRequestId) => Promise<Date | undefined>;
  /** Why a member is kept out. */
  readonly suspensionReason: (member: MemberId) => Promise<string | undefined>;
  /** The request for a community, and who made it. */
  readonly communityRequest: (
    request: CommunityRequestId,
  ) => Promise<{ readonly name: string; readonly asker: string } | undefined>;
  /** A decision about a member: why, until when, and what became of the appeal. */
  readonly measure: (measure: MeasureId) => Promise<ToldMeasure | undefined>;
  /** Why a card is hidden; undefined once it is not. */
  readonly cardReason: (member: MemberId, community: CommunityId) => Promise<string | undefined>;
  /** A report: what was decided and why, until when it is, and what became of an objection. */
  readonly report: (report: ReportId, locale: Locale) => Promise<ToldReport | undefined>;
  readonly portal: (clientId: string) => Promise<string | undefined>;
  /** The portals that learn of changes about a member in a community. */
  readonly portals: (community: CommunityId, member: MemberId) => Promise<readonly ToldPortal[]>;
  readonly community: (
    community: CommunityId,
    locale: Locale,
  ) => Promise<
    { readonly slug: string; readonly name: string; readonly hidden: boolean } | undefined
  >;
  /** Whether somebody is still what they were written to as. */
  readonly stands: (
    standing: Standing,
    notice: Pick<QueuedNotice, 'to' | 'community' | 'organisation'>,
  ) => Promise<boolean>;
}

export interface ToldMeasure {
  /** Empty where none was said. */
  readonly reason: string;
  readonly until: Date | undefined;
  /** A role was taken; it is not given back by an appeal. */
  readonly tookRole: boolean;
  readonly appeal:
    | { readonly verdict: 'upheld' | 'dismissed'; readonly reason: string }
    | undefined;
}

export interface ToldReport {
  readonly dueAt: Date;
  /** The same as a reporter may know it. */
  readonly promisedBy: Date;
  readonly outcome: ReportVerdict | undefined;
  readonly reason: string | undefined;
  readonly review: 'kept' | 'reversed' | undefined;
  readonly reviewReason: string | undefined;
}

export interface NoticeDeps {
  readonly mailer: Mailer;
  readonly readers: NoticeReaders;
  readonly origin: string;
  /** Where people write to for help. */
  readonly helpAddress: string;
  readonly refusalLink: RefusalLink;
  /** What people call a provider instance. */
  readonly providerName: (instance: string) => string;
}

const text = z.string().optional();
const noticeSchema = z.strictObject({
  template: z.enum(noticeKindNames),
  to: z.string(),
  event: z.string(),
  about: text,
  community: text,
  request: text,
  role: text,
  days: z.number().optional(),
  measure: text,
  until: text,
  appeal: text,
  dispute: text,
  report: text,
  provider: text,
  joinRequest: text,
  organisation: text,
  affiliation: text,
  programme: text,
  portal: text,
});
export type QueuedNotice = z.infer<typeof noticeSchema>;

/** The task `notice`: writes one mail to one member. */
export const sendNotice =
  (deps: NoticeDeps): Task =>
  async (payload) => {
    const notice = noticeSchema.parse(payload);
    const { template, event, to } = notice;
    const { warns, standing, plain } = noticeKinds[template];
    const reach = warns ? 'warning' : 'primary';
    const contact = await deps.readers.contact(trustId(to), reach);
    if (!contact) return;
    const { addresses, locale } = contact;
    if (contact.limited && !comesToLimited(template, notice.days)) return;
    if (standing && !(await deps.readers.stands(standing, notice))) return;
    const kind = refusableAs(template, notice.days);
    const unsubscribe = kind && (await deps.refusalLink({ to, kind }));
    if (kind && unsubscribe === undefined) return;
    const values = await valuesOf(deps, notice, locale);
    const words = contact.minor && isOwnNotice(notice) ? plain : undefined;
    for (const [index, address] of addresses.entries()) {
      const id = [event, to, ...(index > 0 ? [index] : [])].join('.');
      await deps.mailer.send({ template, values, id, locale, to: address, unsubscribe, words });
    }
  };

async function valuesOf(
  deps: NoticeDeps,
  notice: QueuedNotice,
  locale: Locale,
): Promise<MailValues> {
  const { readers, origin, helpAddress, providerName } = deps;
  const {
    template,
    about,
    community: communityId,
    request,
    role,
    days,
    provider,
    organisation,
  } = notice;
  const member = about ? await readers.displayName(trustId(about)) : undefined;
  const community = communityId ? await readers.community(trustId(communityId), locale) : undefined;
  const seated = organisation ? await readers.organisation(trustId(organisation)) : undefined;
  const asked = request ? await readers.communityRequest(trustId(request)) : undefined;
  const path = noticeKinds[template].path({
    ...placeOf(notice),
    slug: community?.slug,
    hidden: community?.hidden ?? false,
  });
  const t = translator(locale);
  const decision = await decisionOf(readers, notice, locale);
  return {
    url: new URL(path, origin).href,
    contact: helpAddress,
    community: community?.name ?? t('measure.everywhere'),
    request: asked?.name ?? '',
    asker: asked?.asker ?? '',
    member: member ?? '',
    organisation: seated ?? '',
    programme: notice.programme
      ? ((await readers.programme(trustId(notice.programme), locale)) ?? '')
      : '',
    role: role ? roleName(role, locale) : '',
    days: days === undefined ? '' : formatDays(locale, days),
    means: provider ? providerName(provider) : '',
    portal: notice.portal ? ((await readers.portal(notice.portal)) ?? '') : '',
    ...decision,
    portals: await portalsOf(readers, notice, locale),
    until: decision.until || (await untilOf(readers, notice, locale)),
  };
}

/** Simple words speak to the person themselves. */
const isOwnNotice = ({ to, about }: QueuedNotice): boolean => to === about;

const placeOf = ({
  to,
  about,
  measure,
  appeal,
  dispute,
  report,
  organisation,
  request,
}: QueuedNotice) => ({
  isOwn: to === about,
  measure,
  appeal,
  dispute,
  report,
  organisation,
  request,
});

async function portalsOf(
  readers: NoticeReaders,
  { template, to, community }: QueuedNotice,
  locale: Locale,
): Promise<string> {
  if (template !== 'membership_left' || !community) return '';
  return toldPortals(await readers.portals(trustId(community), trustId(to)), locale);
}

/** What was decided, in the words written for the person. */
async function decisionOf(
  readers: NoticeReaders,
  { template, to, measure: id, until: told, community, affiliation, report }: QueuedNotice,
  locale: Locale,
): Promise<Record<'reason' | 'until' | 'verdict', string>> {
  if (template === 'member_suspended') {
    const reason = (await readers.suspensionReason(trustId(to))) ?? '';
    return { reason, until: '', verdict: '' };
  }
  if (template === 'affiliation_refused' && affiliation) {
    const reason = (await readers.refusalReason(trustId(affiliation))) ?? '';
    return { reason, until: '', verdict: '' };
  }
  if (template === 'card_hidden' && community) {
    const reason = (await readers.cardReason(trustId(to), trustId(community))) ?? '';
    return { reason, until: '', verdict: '' };
  }
  if (report) return reportWords(await readers.report(trustId(report), locale), template, locale);
  const measure = id ? await readers.measure(trustId(id)) : undefined;
  const end = told === undefined ? measure?.until : new Date(told);
  const until = end ? formatDate(locale, end) : '';
  const { appeal, tookRole } = measure ?? {};
  const t = translator(locale);
  if (template !== 'appeal_decided' || !appeal) {
    const reason = measure?.reason === '' ? t('measure.reason.none') : measure?.reason;
    return { reason: reason ?? '', until, verdict: '' };
  }
  const verdict = t(`appeals.verdict.${tookRole ? 'role.' : ''}${appeal.verdict}`);
  return { reason: appeal.reason, until, verdict };
}

async function untilOf(
  { expectedBy }: NoticeReaders,
  { template, joinRequest }: QueuedNotice,
  locale: Locale,
): Promise<string> {
  if (template !== 'request_received' || joinRequest === undefined) return '';
  const until = await expectedBy(trustId(joinRequest));
  return until ? formatDate(locale, until) : '';
}

/** A role without a name in the texts is shown by its code. */
function roleName(role: string, locale: Locale): string {
  const name = (translator(locale) as (key: TextKey) => string)(`role.${role}` as TextKey);
  return name.startsWith('role.') ? role : name;
}
