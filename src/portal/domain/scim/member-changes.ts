// SPDX-License-Identifier: AGPL-3.0-or-later

/** One step of what is asked about who belongs to a group, by the ids of Users. */
export interface MemberStep {
  /** `set`: these, and nobody else. */
  readonly kind: 'add' | 'remove' | 'set';
  readonly ids: readonly string[];
}

/** Whom several steps, one after the other, put in and take out in the end. */
export interface MemberChange {
  /** Who alone shall belong; undefined where only those who are named are concerned. */
  readonly only: ReadonlySet<string> | undefined;
  readonly add: ReadonlySet<string>;
  readonly remove: ReadonlySet<string>;
}

/** Why somebody is removed from a community: they receive it. */
export interface RemovalWords {
  readonly code: (typeof removalCodes)[number];
  readonly reason: string;
}

export const removalCodes = ['conduct', 'rules', 'spam', 'identity', 'other'] as const;

/** As many people one request puts in and takes out. */
export const mostPeople = 50;

const nothing: MemberChange = { only: undefined, add: new Set(), remove: new Set() };

export const settleSteps = (steps: readonly MemberStep[]): MemberChange =>
  steps.reduce(afterStep, nothing);

function afterStep({ only, add, remove }: MemberChange, { kind, ids }: MemberStep): MemberChange {
  const named = new Set(ids);
  if (kind === 'set') return { ...nothing, only: named };
  if (only) {
    return { ...nothing, only: kind === 'add' ? both(only, named) : without(only, named) };
  }
  return kind === 'add'
    ? { only, add: both(add, named), remove: without(remove, named) }
    : { only, add: without(add, named), remove: both(remove, named) };
}

/** What there is to do where these belong at the moment. */
export const against = (
  { only, add, remove }: MemberChange,
  current: readonly string[],
): Pick<MemberChange, 'add' | 'remove'> =>
  only
    ? { add: without(only, new Set(current)), remove: without(new Set(current), only) }
    : { add, remove };

type Ids = ReadonlySet<string>;
const both = (one: Ids, other: Ids): Ids => new Set([...one, ...other]);
const without = (one: Ids, other: Ids): Ids => new Set([...one].filter((id) => !other.has(id)));
