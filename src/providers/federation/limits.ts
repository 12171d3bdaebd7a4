// SPDX-License-Identifier: AGPL-3.0-or-later

/** What one resolution may cost: whoever is resolved chose what we read and where it leads next. */
export const limits = {
  /** Characters of one signed statement or trust mark. */
  statement: 65_536,
  /** Superiors that an entity may name. */
  hints: 4,
  /** Intermediates between an entity and the trust anchor, however many the anchor allows. */
  intermediates: 3,
  /** Trust marks of an entity that are looked at. */
  trustMarks: 10,
  /** Keys in a set. */
  keys: 20,
  /** Requests of one resolution. */
  requests: 16,
  /** Milliseconds of one resolution. */
  milliseconds: 10_000,
} as const;
