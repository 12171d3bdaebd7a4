// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../../kernel/errors.js';
import type { InvitationId } from '../../../kernel/ids.js';
import type { InvitedPerson } from '../../domain/scim/person.js';
import { listInvited } from '../../store/scim/invited-people.js';
import { deleteResource, keepResource, lockResource } from '../../store/scim/resources.js';
import {
  writeThrough,
  type Expectation,
  type Writer,
  type Writing,
  type WritingDeps,
} from './write.js';

export interface WrittenPerson {
  readonly address: string;
  readonly externalId: string | undefined;
}

/**
 * Invites somebody by mail to the community that the portal serves. They become a member by their own act, or not.
 * @throws PiazzaError as `writeThrough`, and as inviting on the pages does
 */
export async function invitePerson(
  deps: WritingDeps,
  writer: Writer,
  { address, externalId, locale }: WrittenPerson & { readonly locale: 'it' | 'en' },
): Promise<InvitedPerson> {
  return writeThrough(deps, writer, async ({ trx, actor, slug }) => {
    const id = await deps.acts.invite(trx, { actor, slug, address, locale });
    const { clientId } = writer.portal;
    await keepResource(trx, { clientId, id, kind: 'invitation' }, externalId);
    return invitedNow(trx, writer, id);
  });
}

/** An invitation to change or to take back. */
export interface InvitedTarget extends Expectation<InvitedPerson> {
  readonly id: InvitationId;
}

/**
 * Sends the invitation to another address, or keeps another id of the portal's for it.
 * @param change what it shall be, from what it is
 * @throws PiazzaError `scim.not_found`, as `writeThrough`, and as on the pages
 */
export async function changeInvited(
  deps: WritingDeps,
  writer: Writer,
  {
    id,
    demand,
    still,
    change,
  }: InvitedTarget & { change: (person: InvitedPerson) => WrittenPerson },
): Promise<InvitedPerson> {
  const act = async ({ trx, actor, slug }: Writing): Promise<InvitedPerson> => {
    await deps.acts.demandInviting(trx, { actor, slug });
    const person = await holdInvited(trx, writer, id);
    demand(person);
    const { address, externalId } = change(person);
    const { clientId } = writer.portal;
    if (address !== person.address) {
      await deps.acts.readdress(trx, { actor, invitationId: id, address });
    }
    await keepResource(trx, { clientId, id, kind: 'invitation' }, externalId);
    return invitedNow(trx, writer, id);
  };
  return writeThrough(deps, writer, act, { still });
}

/** Takes an invitation back. @throws PiazzaError as `changeInvited` */
export async function takeInvitationBack(
  deps: WritingDeps,
  writer: Writer,
  { id, demand, still }: InvitedTarget,
): Promise<void> {
  const act = async ({ trx, actor, slug }: Writing): Promise<void> => {
    await deps.acts.demandInviting(trx, { actor, slug });
    demand(await holdInvited(trx, writer, id));
    await deps.acts.revoke(trx, { actor, invitationId: id });
    await deleteResource(trx, { clientId: writer.portal.clientId, id });
  };
  await writeThrough(deps, writer, act, { still });
}

async function holdInvited(
  trx: Writing['trx'],
  writer: Writer,
  id: InvitationId,
): Promise<InvitedPerson> {
  await lockResource(trx, { clientId: writer.portal.clientId, id });
  return invitedNow(trx, writer, id);
}

async function invitedNow(
  trx: Writing['trx'],
  { portal }: Writer,
  id: InvitationId,
): Promise<InvitedPerson> {
  const [person] = await listInvited(trx, portal, { ids: [id], limit: 1 });
  if (!person) throw new PiazzaError('scim.not_found', { clientId: portal.clientId });
  return person;
}
