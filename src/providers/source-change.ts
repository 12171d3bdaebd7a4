// SPDX-License-Identifier: AGPL-3.0-or-later

/** A party of a list that comes from outside: an identity provider of a register. */
export interface SourceParty {
  /** entityID */
  readonly id: string;
  readonly name: string;
}

export const partyParts = ['name', 'certificates', 'addresses'] as const;
export type PartyPart = (typeof partyParts)[number];

export interface ChangedParty extends SourceParty {
  readonly parts: readonly PartyPart[];
}

/** How two copies of a list differ. */
export interface SourceDifference {
  readonly added: readonly SourceParty[];
  readonly removed: readonly SourceParty[];
  readonly changed: readonly ChangedParty[];
}

/** What became of a copy of a list that came from outside, for the people who run the service. */
export interface SourceChange extends SourceDifference {
  readonly at: Date;
  readonly outcome: 'kept' | 'refused';
  /** The version that was in use; absent before the first one. */
  readonly from?: number | undefined;
  /** The version in use since; the same as `from` when a good copy followed a refused one unchanged. */
  readonly to?: number | undefined;
  /** Why it was refused. */
  readonly rule?: string | undefined;
}
