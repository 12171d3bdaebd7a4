// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import { parseId, type GroupId } from '../../kernel/ids.js';
import type { ScimGroup } from '../domain/scim/group.js';
import { mostPeople, settleSteps, type MemberStep } from '../domain/scim/member-changes.js';
import { beginGroup, changeGroup, endGroupThrough } from '../use-cases/scim/groups.js';
import type { MembersOrder } from '../use-cases/scim/members.js';
import { readGroup } from './bodies.js';
import { baseOf, type ScimDeps } from './deps.js';
import { groupOf, mostMembers, shownGroup } from './groups.js';
import { readRemovalWords, stepOf } from './member-patch.js';
import { applyPatch, readPatch, targetOf, type Operation } from './patch.js';
import { presentGroup } from './present.js';
import { demandReading } from './reader.js';
import { schemaIds, schemas } from './schemas.js';
import type { Writable } from './writes.js';

/**
 * Groups inside the community that the portal serves, and who belongs to them and to the community; communities
 * themselves are begun and ended in Piazza.
 */
export const writableGroups = (deps: ScimDeps): Writable<GroupId, ScimGroup> => ({
  path: '/Groups',
  schemaId: schemaIds.group,
  async find(writer, raw, projection) {
    const { portal } = writer;
    const id = parseId<GroupId>(raw);
    if (!id) throw new PiazzaError('scim.not_found');
    if (projection.wants('members')) await demandReading(deps, writer);
    // Whoever asks for more members than one answer holds is told so before anything is changed.
    if (projection.wants('members')) {
      await shownGroup(deps, portal, { group: await groupOf(deps, portal, id), projection });
    }
    return id;
  },
  present: (group) => presentGroup(baseOf(deps), group),
  show: async ({ portal }, group, projection) =>
    shownGroup(deps, portal, { group, projection, most: mostMembers + mostPeople }),
  create(body, locale) {
    const { members, ...written } = readGroup(body);
    const order = { ...written, members: membersOrder(setTo(members), { locale }) };
    return async (writer) => beginGroup(deps, writer, order);
  },
  replace(body, locale) {
    const { members, ...written } = readGroup(body);
    const order = { change: () => written, members: membersOrder(setTo(members), { locale }) };
    return async (writer, target) => changeGroup(deps, writer, { ...target, ...order });
  },
  patch(body, locale) {
    const { steps, others } = apart(readPatch(body));
    const order = {
      change: others.length > 0 ? changedBy(others) : undefined,
      members: membersOrder(steps, { words: readRemovalWords(body), locale }),
    };
    return async (writer, target) => changeGroup(deps, writer, { ...target, ...order });
  },
  end: async (writer, target) => endGroupThrough(deps, writer, target),
});

const changedBy =
  (operations: readonly Operation[]) =>
  ({ externalId, name }: ScimGroup) => {
    const after = applyPatch(operations, { externalId, displayName: name }, schemas.group);
    return readGroup({ ...after, schemas: [schemaIds.group] });
  };

/** Operations on members apart from all others: of a community only members are changed, and never all are read. */
function apart(operations: readonly Operation[]) {
  const led = operations.map((operation) => ({
    operation,
    target: targetOf(operation.path, schemas.group),
  }));
  return {
    steps: led
      .filter(({ target }) => target.name === 'members')
      .map(({ operation, target }) => stepOf(operation, target)),
    others: led.filter(({ target }) => target.name !== 'members').map(({ operation }) => operation),
  };
}

const setTo = (ids: readonly string[] | undefined): readonly MemberStep[] =>
  ids === undefined ? [] : [{ kind: 'set', ids }];

function membersOrder(
  steps: readonly MemberStep[],
  { words, locale }: Partial<Pick<MembersOrder, 'words'>> & Pick<MembersOrder, 'locale'>,
): MembersOrder | undefined {
  return steps.length === 0 ? undefined : { change: settleSteps(steps), words, locale };
}
