// SPDX-License-Identifier: AGPL-3.0-or-later

/** The changes that portals are told of, by webhook and in the feed; `changed_since` names whom they concern. */
export const toldTypes = [
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
export type ToldType = (typeof toldTypes)[number];
