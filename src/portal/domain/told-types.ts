// SPDX-License-Identifier: AGPL-3.0-or-later

/** The changes in a community that portals are told of, by webhook and in the feed; `changed_since` names whom they concern. */
export const communityTypes = [
  'stint.started',
  'stint.ended',
  'stint.suspended',
  'stint.resumed',
  'stint.paused',
  'stint.unpaused',
  'stint.grace',
  'stint.renewed',
  'stint.restored',
  'role.started',
  'role.ended',
  'group.joined',
  'group.left',
  'delegate.started',
  'delegate.ended',
] as const;

/**
 * The changes of a person as a whole that portals are told of: what becomes of their names for that person, and that the
 * person is kept out or let in again. Of a withdrawal only the portal that receives nothing any more is told.
 */
export const memberTypes = [
  'member.merged',
  'member.unmerged',
  'member.erased',
  'member.suspended',
  'member.resumed',
  'member.withdrawn',
] as const;
type MemberType = (typeof memberTypes)[number];

export const toldTypes = [...communityTypes, ...memberTypes] as const;
export type ToldType = (typeof toldTypes)[number];

export const isOfMember = (type: ToldType): type is MemberType =>
  memberTypes.some((one) => one === type);
