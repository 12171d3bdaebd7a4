// SPDX-License-Identifier: AGPL-3.0-or-later

/** What may be told of a failure beside its code: whose or which thing, by its id or its own name, and which rule. */
const told = new Set(
  `
  slug id clientId memberId organisationId invitationId identityId grantId requestId seatId
  delegateId reviewId reportId measureId disputeId appealId mergeId linkId addressId grant group
  card stint review report promoter pending attempt portal instance instances code rule reason
  kind status outcome refusal intent permission official role roleHeld held level minimum
  providers missing unmet scope field fields lines method scheme site origins place hash index
  limit most needed longest months graceDays minutes until startIndex left from into by
  `
    .trim()
    .split(/\s+/),
);

/** An id, a code, a name that we gave, the address of a page: no sentence, and no e-mail address. */
const plain = /^[\w.:/-]{1,200}$/;

/** Of the context of a failure what a log may hold; a name that is not listed is left out, as is what is typed by people. */
export function safeContext(
  context: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(context).map(([name, value]) => [name, safe(value)] as const);
  return Object.fromEntries(
    entries.filter(([name, value]) => told.has(name) && value !== undefined),
  );
}

function safe(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(isSafe);
  return isSafe(value) ? value : undefined;
}

const isSafe = (value: unknown): boolean =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  value instanceof Date ||
  (typeof value === 'string' && plain.test(value));
