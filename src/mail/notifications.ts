// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../database/database.js';
import { addJob, type JobOptions } from '../database/jobs.js';
import type { EventType } from '../database/outbox.js';
import type { EventHandler, RelayedEvent } from '../database/relay.js';
import { nextMorning } from '../kernel/morning.js';
import {
  trustId,
  type CommunityId,
  type CommunityRequestId,
  type MemberId,
  type OrganisationId,
  type ReportId,
} from '../kernel/ids.js';
import { queueDigest } from './digest.js';
import { managersOnly, textOf, type Rule } from './recipients.js';
import { rulesFor } from './rules.js';
import type { NoticeKind } from './template.js';

/** A mail to be written: ids only. Address, language and names are read when it is sent. */
export interface Notice {
  readonly template: NoticeKind;
  readonly to: MemberId;
  readonly event: string;
  /** Whom the mail is about. */
  readonly about?: MemberId | undefined;
  readonly community?: CommunityId | undefined;
  /** The request for a community that the mail is about. */
  readonly request?: CommunityRequestId | undefined;
  readonly role?: string | undefined;
  /** The decision that the mail tells of, and the appeal against it. */
  readonly measure?: string | undefined;
  readonly appeal?: string | undefined;
  readonly dispute?: string | undefined;
  readonly report?: string | undefined;
  /** Until when, as ISO 8601. */
  readonly until?: string | undefined;
  /** How many are left. */
  readonly days?: number | undefined;
  /** The provider instance of an identity. */
  readonly provider?: string | undefined;
  readonly joinRequest?: string | undefined;
  /** The organisation that the mail is about, who belongs to it, and the programme. */
  readonly organisation?: string | undefined;
  readonly affiliation?: string | undefined;
  readonly programme?: string | undefined;
  /** The portal that the mail is about. */
  readonly portal?: string | undefined;
}

/** Who is told beside the people whom an event names. */
export interface NoticeAudience {
  /** Who manages a community now. */
  readonly managers: (db: Db | Trx, community: CommunityId) => Promise<readonly MemberId[]>;
  /** The regional staff in office. */
  readonly staff: (db: Db | Trx) => Promise<readonly MemberId[]>;
  readonly officers: (db: Db | Trx) => Promise<readonly MemberId[]>;
  readonly administrators: (db: Db | Trx) => Promise<readonly MemberId[]>;
  /** Who leads the programmes of a community now, or one of them. */
  readonly leads: (
    db: Db | Trx,
    of: { readonly community: CommunityId; readonly programme?: string | undefined },
  ) => Promise<readonly MemberId[]>;
  /** Who answers for an organisation now. */
  readonly representatives: (
    db: Db | Trx,
    organisation: OrganisationId,
  ) => Promise<readonly MemberId[]>;
  /** Who may decide a report that waits at a desk of the community. */
  readonly handlers: (
    db: Db | Trx,
    community: CommunityId,
    report: ReportId,
  ) => Promise<readonly MemberId[]>;
  /** Which of these rest from a community at the moment. */
  readonly resting: (
    db: Db | Trx,
    community: CommunityId,
    members: readonly MemberId[],
  ) => Promise<readonly MemberId[]>;
}

/** Of these the managers hear once a morning, all together. */
const forDigest: readonly EventType[] = [
  'join_request.submitted',
  'join_request.resubmitted',
  'invitation.lapsed',
  'role.term_near',
  'link.proposed',
];

/** Of these whoever sits at the desk: at once, and again in the morning while they wait. */
const reportWaits: readonly EventType[] = ['report.opened', 'report.referred'];

/** After a manager has gone, who is left may have nobody to succeed them. */
const isForDigest = ({ type, data }: RelayedEvent): boolean =>
  forDigest.includes(type) ||
  (type === 'role.ended' && data['role'] === 'manager' && data['was'] === 'active');

/** A link waits in the community that is asked. */
function whereItWaits({ type, community, data }: RelayedEvent): CommunityId | undefined {
  const asked = type === 'link.proposed' ? textOf(data['to']) : undefined;
  return asked === undefined ? community : trustId(asked);
}

/**
 * Queues the mails of an event, one job each, in the transaction that relays it: once per event and
 * person, whatever fails afterwards.
 */
export function queueNotices(audience: NoticeAudience): EventHandler {
  const whoRests = (trx: Trx, { community }: RelayedEvent, members: readonly MemberId[]) =>
    community ? audience.resting(trx, community, members) : [];
  return async (trx, event) => {
    if (isForDigest(event)) {
      const community = whereItWaits(event);
      const managers = community ? await audience.managers(trx, community) : [];
      for (const to of managersOnly(event, managers)) await queueDigest(trx, to, event.at);
    }
    if (reportWaits.includes(event.type)) {
      for (const to of await handlersOf(trx, audience, event)) await queueDigest(trx, to, event.at);
    }
    const told = new Set<MemberId>();
    for (const rule of rulesFor(event)) {
      const recipients = rule.recipients(event, await othersOf(trx, audience, rule, event));
      const spared = rule.canWait ? await whoRests(trx, event, recipients) : [];
      for (const to of recipients.filter((one) => !spared.includes(one) && !told.has(one))) {
        told.add(to);
        const payload = { ...noticeOf(event, rule.template), to };
        await addJob(trx, { task: 'notice', payload }, whenToTell(event, rule, to));
      }
    }
  };
}

/** Once per event and person; or once for all events of an organisation until the morning. */
function whenToTell(event: RelayedEvent, rule: Rule, to: MemberId): JobOptions {
  if (!rule.oncePerMorning) return { key: `notice:${event.id}:${to}` };
  const runAt = nextMorning(event.at);
  const about = textOf(event.data['organisation']) ?? '';
  return { key: `notice:${rule.template}:${about}:${to}:${runAt.toISOString()}`, runAt };
}

async function othersOf(
  trx: Trx,
  audience: NoticeAudience,
  rule: Rule,
  event: RelayedEvent,
): Promise<readonly MemberId[]> {
  const { community, data } = event;
  const managers = rule.managers && community ? await audience.managers(trx, community) : [];
  const staff = rule.staff ? await audience.staff(trx) : [];
  const officers = rule.officers ? await audience.officers(trx) : [];
  const administrators = rule.administrators ? await audience.administrators(trx) : [];
  const programme = textOf(data['programme']);
  const leads = rule.leads && community ? await audience.leads(trx, { community, programme }) : [];
  const organisation = rule.representatives && textOf(data['organisation']);
  const representatives = organisation
    ? await audience.representatives(trx, trustId(organisation))
    : [];
  const handlers = rule.handlers ? await handlersOf(trx, audience, event) : [];
  return [
    ...new Set([
      ...managers,
      ...staff,
      ...officers,
      ...administrators,
      ...leads,
      ...representatives,
      ...handlers,
    ]),
  ];
}

/** Who may decide a report now. */
async function handlersOf(
  trx: Trx,
  audience: NoticeAudience,
  { community, data }: RelayedEvent,
): Promise<readonly MemberId[]> {
  const report = textOf(data['report']);
  if (report === undefined || !community) return [];
  return audience.handlers(trx, community, trustId<ReportId>(report));
}

const noticeOf = (event: RelayedEvent, template: NoticeKind): Omit<Notice, 'to'> => ({
  template,
  event: event.id,
  about: event.subject,
  community: event.community,
  request: requestOf(event),
  role: textOf(event.data['role']),
  measure: textOf(event.data['measure']),
  until: textOf(event.data['until']),
  appeal: textOf(event.data['appeal']),
  dispute: textOf(event.data['dispute']),
  report: event.type.startsWith('report.') ? textOf(event.data['report']) : undefined,
  days: typeof event.data['days'] === 'number' ? event.data['days'] : undefined,
  provider: textOf(event.data['provider']),
  organisation: textOf(event.data['organisation']),
  affiliation: textOf(event.data['affiliation']),
  programme: textOf(event.data['programme']),
  portal: textOf(event.data['portal']),
  joinRequest: event.type.startsWith('join_request.') ? textOf(event.data['request']) : undefined,
});

/** Also requests to join are told by their id, which names no community asked for. */
function requestOf({ type, data }: RelayedEvent): CommunityRequestId | undefined {
  const founding = type.startsWith('community_request.') || type.startsWith('promoter.');
  const id = founding ? textOf(data['request']) : undefined;
  return id === undefined ? undefined : trustId(id);
}
