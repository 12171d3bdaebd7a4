// SPDX-License-Identifier: AGPL-3.0-or-later

/** What was sent under the names of its attributes in lower case: they are known whatever their case (RFC 7643, 2.1). */
export const byLowerName = (sent: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(Object(sent) as object).map(([name, value]) => [name.toLowerCase(), value]),
  );
