// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../../../database/database.js';
import { preparedOn } from '../../../database/prepared.js';
import {
  trustId,
  type ClientId,
  type EventId,
  type WebhookDeliveryId,
  type WebhookEndpointId,
} from '../../../kernel/ids.js';
import type { Claim } from '../../domain/retry.js';
import type { WebhookSignature } from '../../domain/webhook.js';
import { endedWhen } from '../releases/ended.js';

/** One attempt that this node has taken on. */
export interface DueDelivery {
  readonly id: WebhookDeliveryId;
  readonly endpointId: WebhookEndpointId;
  readonly clientId: ClientId;
  /** The same for the receiver however often it is called. */
  readonly messageId: string;
  readonly body: string;
  readonly attempts: number;
  /** By which the attempt is told from a later one. */
  readonly leaseUntil: Date;
  readonly url: string;
  readonly signature: WebhookSignature;
  readonly sealedKeys: readonly Buffer[];
}

const addresses = `
  join portal p on p.sector = e.sector and p.status = 'active'
  join webhook_endpoint w on w.client_id = p.client_id and w.status = 'active'`;

/** The message of a change under one name: the same body at every attempt. */
const message = (name: string, data: string): string => `
  insert into webhook_delivery (id, endpoint_id, event_id, body, status, next_at, created_at)
  select gen_random_uuid(), w.id, message_id(e.id, ${name}), json_build_object(
      'type', e.type,
      'timestamp', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'data', json_strip_nulls(json_build_object('id', message_id(e.id, ${name}), 'position', e.position, ${data})))::text,
    'pending', $2, $2`;

const inCommunities = `
  ${message('e.sub', `'subject', e.sub, 'community', e.slug, 'role', e.role, 'group', e.group_slug`)}
  from told_event e ${addresses}
  where e.id = $1
    and (p.serves_all or exists (
      select from portal_community c where c.client_id = p.client_id and c.community_id = e.community_id))
    and not ${endedWhen('e.member_id', 'p.client_id', 'e.at')}
  on conflict (endpoint_id, event_id) do nothing`;

const ofWithdrawals = `
  ${message('e.sub', `'subject', e.sub, 'former_subject', e.sub`)}
  from told_withdrawal e
  join portal p on p.client_id = e.client_id and p.status = 'active'
  join webhook_endpoint w on w.client_id = p.client_id and w.status = 'active'
  where e.id = $1
  on conflict (endpoint_id, event_id) do nothing`;

const ofMembers = `
  ${message('e.former_sub', `'subject', e.sub, 'former_subject', case when e.standing_of is null then e.former_sub end`)}
  from told_whole_change e ${addresses}
  where e.id = $1
    and not ${endedWhen('e.standing_of', 'p.client_id', 'e.at')}
  on conflict (endpoint_id, event_id) do nothing`;

/**
 * Queues an event for every address of every portal that may know of it, once under each name of the member: it serves
 * the community and knows the member, or knew who was erased or merged, unless the member put an end to what it
 * receives. The body is written down now, so that every attempt sends the same.
 */
export async function queueEvent(trx: Trx, eventId: EventId, at: Date): Promise<void> {
  await preparedOn(trx)('webhook_queue', inCommunities, [eventId, at]);
}

/**
 * Queues what became of the names of a member for every address of every portal of their sectors; that the member is
 * kept out, or let in again, only where they let the portal know.
 */
export async function queueSubjectChange(trx: Trx, eventId: EventId, at: Date): Promise<void> {
  await preparedOn(trx)('webhook_queue_names', ofMembers, [eventId, at]);
}

/** Queues that somebody wants a portal to receive nothing more, for every address of that portal. */
export async function queueWithdrawal(trx: Trx, eventId: EventId, at: Date): Promise<void> {
  await preparedOn(trx)('webhook_queue_withdrawal', ofWithdrawals, [eventId, at]);
}

interface Row {
  id: string;
  endpoint_id: string;
  client_id: string;
  event_id: string;
  body: string;
  attempts: number;
  next_at: Date;
  url: string;
  signature: WebhookSignature;
  keys: Buffer[];
}

const claiming = `
  with endpoint as (
    select w.*, $1 - coalesce(b.under_way, 0) as free
    from webhook_endpoint w
    join portal p on p.client_id = w.client_id and p.status = 'active'
    left join unnest($2::uuid[], $3::integer[]) as b (id, under_way) on b.id = w.id
    where w.status = 'active'
  ), due as (
    select d.id from endpoint e cross join lateral (
      select id from webhook_delivery
      where endpoint_id = e.id and status = 'pending' and next_at <= $4
      order by next_at limit greatest(0, e.free) for update skip locked
    ) d
  )
  update webhook_delivery d set attempts = d.attempts + 1, next_at = $5
  from endpoint e
  where d.id = any (array(select id from due)) and e.id = d.endpoint_id
  returning d.id, d.endpoint_id, d.event_id, d.body, d.attempts, d.next_at, e.client_id, e.url, e.signature, array(
    select s.secret from webhook_secret s
    where s.endpoint_id = e.id and (s.ends_at is null or s.ends_at > $4)
    order by s.created_at desc, s.id desc) as keys`;

/** Takes on what is due, some of each address; what another node holds is passed over. */
export async function claimDue(db: Db, claim: Claim): Promise<readonly DueDelivery[]> {
  const { at, leaseUntil, slots, busy } = claim;
  const values = [slots, [...busy.keys()], [...busy.values()], at, leaseUntil];
  const rows = await preparedOn(db)<Row>('webhook_claim', claiming, values);
  return rows.map((row) => ({
    id: trustId(row.id),
    endpointId: trustId(row.endpoint_id),
    clientId: trustId(row.client_id),
    messageId: row.event_id,
    body: row.body,
    attempts: row.attempts,
    leaseUntil: row.next_at,
    url: row.url,
    signature: row.signature,
    sealedKeys: row.keys,
  }));
}
