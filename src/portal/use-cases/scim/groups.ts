// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../../kernel/errors.js';
import type { GroupId } from '../../../kernel/ids.js';
import { slugOfName, type ScimGroup } from '../../domain/scim/group.js';
import { listGroups } from '../../store/scim/groups.js';
import { deleteResource, keepResource, lockResource } from '../../store/scim/resources.js';
import { changeMembers, demandMembers, type MembersOrder } from './members.js';
import {
  writeThrough,
  type Expectation,
  type Writer,
  type Writing,
  type WritingDeps,
} from './write.js';

export interface WrittenGroup {
  readonly name: string;
  readonly externalId: string | undefined;
}

/**
 * Begins a group inside the community that the portal serves, under an address made from its name.
 * @throws PiazzaError as `writeThrough` and `changeMembers`, and as on the pages
 */
export async function beginGroup(
  deps: WritingDeps,
  writer: Writer,
  { name, externalId, members }: WrittenGroup & WithMembers,
): Promise<ScimGroup> {
  return writeThrough(deps, writer, async (writing) => {
    const { trx, actor, slug } = writing;
    const id = await deps.acts.createGroup(trx, { actor, slug, group: slugOfName(name), name });
    await keepResource(trx, { clientId: writer.portal.clientId, id, kind: 'group' }, externalId);
    const group = await groupNow(trx, writer, id);
    if (members) await changeMembers({ ...deps, writer, writing, group, ...members });
    return group;
  });
}

interface WithMembers {
  readonly members: MembersOrder | undefined;
}

/** A group to change or to end. */
export interface GroupTarget extends Expectation<ScimGroup> {
  readonly id: GroupId;
}

/**
 * Gives a group inside a community another name, or keeps another id of the portal's for it; changes who belongs to a
 * group or to a community. Of a community nothing else is changed here.
 * @param change what it shall be, from what it is
 * @throws PiazzaError `scim.not_found`, `scim.mutability` for a community, as `writeThrough` and `changeMembers`, and as
 *   on the pages
 */
export async function changeGroup(
  deps: WritingDeps,
  writer: Writer,
  order: GroupTarget &
    WithMembers & { readonly change: ((group: ScimGroup) => WrittenGroup) | undefined },
): Promise<ScimGroup> {
  const { id, demand, change, members } = order;
  const act = async (writing: Writing): Promise<ScimGroup> => {
    const { trx } = writing;
    if (change) await deps.acts.demandGroups(trx, writing, 'group.edit');
    if (members) await demandMembers(deps, { writer, writing, id, ...members });
    const group = change ? await holdGroup(trx, writer, id) : await holdAny(trx, writer, id);
    demand(group);
    if (change) await writeGroup(deps, writer, { writing, group, written: change(group) });
    if (members) await changeMembers({ ...deps, writer, writing, group, ...members });
    return groupNow(trx, writer, id);
  };
  return writeThrough(deps, writer, act, order);
}

async function writeGroup(
  { acts }: WritingDeps,
  { portal }: Writer,
  { writing, group, written }: { writing: Writing; group: ScimGroup; written: WrittenGroup },
): Promise<void> {
  const { trx, actor, slug } = writing;
  const { name, externalId } = written;
  if (name !== group.name) await acts.renameGroup(trx, { actor, slug, group: group.slug, name });
  const { clientId } = portal;
  await keepResource(trx, { clientId, id: group.id, kind: 'group' }, externalId);
}

/** Ends a group; who was in it stays in the community. @throws PiazzaError as `changeGroup` */
export async function endGroupThrough(
  deps: WritingDeps,
  writer: Writer,
  { id, demand, still }: GroupTarget,
): Promise<void> {
  const act = async ({ trx, actor, slug }: Writing): Promise<void> => {
    await deps.acts.demandGroups(trx, { actor, slug }, 'group.edit');
    const group = await holdGroup(trx, writer, id);
    demand(group);
    await deps.acts.endGroup(trx, { actor, slug, group: group.slug });
    await deleteResource(trx, { clientId: writer.portal.clientId, id });
  };
  await writeThrough(deps, writer, act, { still });
}

async function holdAny(trx: Writing['trx'], writer: Writer, id: GroupId): Promise<ScimGroup> {
  await lockResource(trx, { clientId: writer.portal.clientId, id });
  return groupNow(trx, writer, id);
}

async function holdGroup(trx: Writing['trx'], writer: Writer, id: GroupId): Promise<ScimGroup> {
  const group = await holdAny(trx, writer, id);
  // A community is begun and ended by its own people and the regional staff, on the pages.
  if (group.kind === 'community') throw new PiazzaError('scim.mutability', { group: id });
  return group;
}

async function groupNow(trx: Writing['trx'], { portal }: Writer, id: GroupId): Promise<ScimGroup> {
  const [group] = await listGroups(trx, portal, { ids: [id], limit: 1 });
  if (!group) throw new PiazzaError('scim.not_found', { clientId: portal.clientId });
  return group;
}
