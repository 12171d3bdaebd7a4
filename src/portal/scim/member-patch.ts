// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import { removalCodes, type MemberStep, type RemovalWords } from '../domain/scim/member-changes.js';
import { byLowerName } from './attribute-names.js';
import { parseFilter } from './filter.js';
import { removalId, type Operation } from './patch.js';

/** Where an operation on `members` leads: to all of them, or to those that a filter finds. */
export interface MemberTarget {
  readonly filter: string | undefined;
  readonly part: string | undefined;
}

/**
 * One operation on the members of a group (RFC 7644, 3.5.2). Beside the standard, as directories send it, the values to
 * remove may stand in the operation's value.
 * @throws PiazzaError `scim.mutability` for what stands at a member, `scim.invalid_filter` for a filter of anything but
 *   `value eq`, `scim.invalid_value`
 */
export function stepOf({ op, value }: Operation, { filter, part }: MemberTarget): MemberStep {
  if (part !== undefined || (filter !== undefined && op !== 'remove')) {
    throw new PiazzaError('scim.mutability', { attribute: 'members' });
  }
  if (op === 'add') return { kind: 'add', ids: readMembers(value) };
  if (op === 'replace') return { kind: 'set', ids: readMembers(value) };
  if (filter !== undefined) return { kind: 'remove', ids: named(filter) };
  return value === undefined
    ? { kind: 'set', ids: [] }
    : { kind: 'remove', ids: readMembers(value) };
}

const mostListed = 1_000;
const member = z.preprocess(
  byLowerName,
  z.object({
    value: z.string().min(1).max(200),
    type: z
      .string()
      .refine((type) => type.toLowerCase() === 'user')
      .nullish(),
  }),
);
const members = z.union([z.array(member).max(mostListed), member.transform((one) => [one])]);

/** The ids of Users in a list of members, or in one. @throws PiazzaError `scim.invalid_value` */
export function readMembers(value: unknown): readonly string[] {
  const read = members.safeParse(value);
  if (!read.success) throw new PiazzaError('scim.invalid_value', { fields: ['members'] });
  return read.data.map((one) => one.value);
}

/** Whom `value eq "…"` names, or several of them by `or`. */
function named(filter: string): readonly string[] {
  const alternatives = [...parseFilter(filter, 'scim.invalid_filter')] as object[];
  return alternatives.map((alternative) => {
    const { value, ...others } = byLowerName(alternative);
    const [comparator, id] = Array.isArray(value) ? (value as readonly unknown[]) : [];
    const compares = Array.isArray(value) && value.length === 2 && comparator === 'eq';
    if (!compares || typeof id !== 'string' || Object.keys(others).length > 0) {
      throw new PiazzaError('scim.invalid_filter');
    }
    return id;
  });
}

const words = z.strictObject({
  code: z.enum(removalCodes),
  reason: z.string().trim().min(3).max(2_000),
});

/**
 * Why people are removed, from the extension of the message: PATCH itself has no place for it.
 * @throws PiazzaError `scim.invalid_value`
 */
export function readRemovalWords(body: unknown): RemovalWords | undefined {
  const sent = byLowerName(body)[removalId.toLowerCase()];
  if (sent === undefined) return undefined;
  const read = words.safeParse(byLowerName(sent));
  if (!read.success) throw new PiazzaError('scim.invalid_value', { fields: [removalId] });
  return read.data;
}
