// SPDX-License-Identifier: AGPL-3.0-or-later
import { preparedOn } from '../../../database/prepared.js';
import { PiazzaError } from '../../../kernel/errors.js';
import { parseId, type GroupId, type MemberId } from '../../../kernel/ids.js';
import type { ScimGroup } from '../../domain/scim/group.js';
import {
  against,
  mostPeople,
  type MemberChange,
  type RemovalWords,
} from '../../domain/scim/member-changes.js';
import { idOf, type KnownPerson, type ScimPerson } from '../../domain/scim/person.js';
import { listInvited } from '../../store/scim/invited-people.js';
import { listKnown } from '../../store/scim/known-people.js';
import { pageOfMembers } from '../../store/scim/members.js';
import { deleteResource, keepResource } from '../../store/scim/resources.js';
import type { ScimActs, Writer, Writing } from './write.js';

/** Who shall be put into a group, and who taken out. */
export interface MembersOrder {
  readonly change: MemberChange;
  /** For those who are removed from a community. */
  readonly words: RemovalWords | undefined;
  /** Of letters to people whose language is not known. */
  readonly locale: 'it' | 'en';
}

interface Order extends MembersOrder {
  readonly acts: ScimActs;
  readonly writer: Writer;
  readonly writing: Writing;
  readonly group: ScimGroup;
}

/**
 * What the whole order asks for, before anybody whom it names is looked at: whom the portal knows, and who belongs, is
 * told to nobody else.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `community.not_found`, `community.not_active`
 */
export async function demandMembers(
  { acts }: Pick<Order, 'acts'>,
  { writer, writing, id, change }: Pick<Order, 'writer' | 'writing' | 'change'> & { id: GroupId },
): Promise<void> {
  const { trx } = writing;
  if (!isServed(writer, id)) return acts.demandGroups(trx, writing, 'group.assign');
  const { add, remove } = change;
  const invitations = [...remove].filter((one) => parseId(one));
  const removes = remove.size > invitations.length;
  // Removing locks what inviting only holds.
  if (removes) await acts.demandRemoving(trx, writing);
  const invites = add.size > 0 || invitations.length > 0;
  if (invites || !removes) await acts.demandInviting(trx, writing);
}

/** The community of the portal itself, of which no more than this is known yet. */
const isServed = ({ portal: { communities } }: Writer, id: string): boolean =>
  communities !== 'all' && communities.some((one) => one === id);

/** As many members a group may have whose members are all named at once: nobody has read more of them. */
const mostMembers = 1_000;

/**
 * Changes who belongs to a group, all of it or nothing. Into a community nobody is put: who asked is let in, the others
 * are asked by mail; from it nobody goes without a reason.
 * @throws PiazzaError `scim.invalid_value` for too many people, `scim.unknown_member`, `scim.not_asked`,
 *   `scim.mutability` and `scim.too_many` where not everybody may be named at once, `measure.reason_missing`, and as
 *   on the pages
 */
export const changeMembers = (order: Order): Promise<void> =>
  order.group.kind === 'community' ? changeCommunity(order) : changeInside(order);

async function changeInside({ acts, writer, writing, group, change }: Order): Promise<void> {
  const { trx, actor, slug } = writing;
  const { portal } = writer;
  const { add, remove } = against(
    change,
    change.only ? await currentMembers(writing, writer, group) : [],
  );
  const people = await peopleOf(writing, writer, [...add, ...remove]);
  const membersIn = (ids: ReadonlySet<string>): MemberId[] =>
    people.flatMap((one) => (one.kind === 'known' && ids.has(one.subject) ? [one.memberId] : []));
  const put = membersIn(add);
  // Somebody who has not answered yet belongs to no community, hence to none of its groups: left out of a list of
  // everybody, which the standard lets us alter (RFC 7644, 3.3), and refused where they are named.
  if (put.length < add.size && !change.only) {
    throw new PiazzaError('membership.not_member', { clientId: portal.clientId });
  }
  const address = { actor, slug, group: group.slug };
  await acts.changeGroupMembers(trx, { ...address, put, take: membersIn(remove) });
}

/** Removals come first: they lock what admissions only hold. */
async function changeCommunity(order: Order): Promise<void> {
  const { change, writer, writing } = order;
  // A list of everybody would end memberships without naming anybody.
  if (change.only) throw new PiazzaError('scim.mutability', { group: order.group.id });
  const people = await peopleOf(writing, writer, [...change.add, ...change.remove]);
  for (const one of people) if (change.remove.has(idOf(one))) await takeOut(order, one);
  for (const one of people) {
    if (change.add.has(idOf(one)) && one.kind === 'known') await bringIn(order, one);
  }
}

async function bringIn(order: Order, person: KnownPerson): Promise<void> {
  const { acts, writer, writing } = order;
  const { trx, actor, slug } = writing;
  const { memberId, email: address, locale = order.locale } = person;
  const { clientId } = writer.portal;
  const brought = await acts.bringIn(trx, { actor, slug, memberId, address, locale });
  if (brought.outcome === 'unreachable') throw new PiazzaError('scim.not_asked', { clientId });
  if (brought.outcome !== 'invited' || !brought.invitationId) return;
  await keepResource(trx, { clientId, id: brought.invitationId, kind: 'invitation' }, undefined);
}

async function takeOut(order: Order, person: ScimPerson): Promise<void> {
  const { acts, writer, writing, words } = order;
  const { trx, actor, slug } = writing;
  if (person.kind === 'known') {
    if (!words) throw new PiazzaError('measure.reason_missing');
    const { memberId } = person;
    const why = { reasonCode: words.code, reason: words.reason };
    await acts.takeOut(trx, { actor, slug, memberId, ...why });
  }
  for (const { id } of await invitationsOf(order, person)) {
    await acts.revoke(trx, { actor, invitationId: id });
    await deleteResource(trx, { clientId: writer.portal.clientId, id });
  }
}

/** Those that the portal's people sent by SCIM. */
async function invitationsOf({ writer, writing }: Order, person: ScimPerson) {
  if (person.kind === 'invited') return [person];
  const { email: address } = person;
  if (address === undefined) return [];
  return listInvited(writing.trx, writer.portal, { address, limit: 1 });
}

/** Of those whom the portal knows. */
async function currentMembers(
  { trx }: Writing,
  { portal }: Writer,
  group: ScimGroup,
): Promise<readonly string[]> {
  const page = { group, after: undefined, limit: mostMembers };
  const { members, next } = await pageOfMembers(preparedOn(trx), portal, page);
  if (next) throw new PiazzaError('scim.too_many', { group: group.id });
  return members.map(({ subject }) => subject);
}

/** Everybody who is named; those of another sector are unknown. */
async function peopleOf(
  { trx }: Writing,
  { portal }: Writer,
  ids: readonly string[],
): Promise<readonly ScimPerson[]> {
  if (ids.length > mostPeople) throw new PiazzaError('scim.invalid_value', { most: mostPeople });
  if (ids.length === 0) return [];
  const known = await listKnown(preparedOn(trx), portal, ids);
  const invitations = ids.flatMap((one) => parseId(one) ?? []);
  const invited = await listInvited(trx, portal, { ids: invitations, limit: mostPeople });
  const people = [...known.filter(({ active }) => active), ...invited];
  if (people.length < ids.length) {
    throw new PiazzaError('scim.unknown_member', { clientId: portal.clientId });
  }
  return people;
}
