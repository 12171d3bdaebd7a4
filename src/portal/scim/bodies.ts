// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import { parseAddress } from '../../kernel/email-address.js';
import { parseFiscalNumber } from '../../kernel/fiscal-code.js';
import type { WrittenGroup } from '../use-cases/scim/groups.js';
import type { WrittenPerson } from '../use-cases/scim/people.js';
import { byLowerName } from './attribute-names.js';
import { readMembers } from './member-patch.js';
import { schemaIds } from './schemas.js';

// What clients send beyond this is what may only be read, or attributes that are not kept here: both are passed over
// (RFC 7643, 7; RFC 7644, 3.3 and 3.5.1), because provisioning software sends all that it has of a person.

const noFiscalCode = (text: string): boolean => parseFiscalNumber(text) === undefined;

const externalId = z.string().min(1).max(200).refine(noFiscalCode).nullish();
const emails = z
  .array(
    z.preprocess(
      byLowerName,
      z.object({ value: z.string().max(254), primary: z.boolean().nullish() }),
    ),
  )
  .min(1)
  .max(20);

const person = z.object({ schemas: z.array(z.string()).max(20), externalId, emails });
const group = z.object({
  schemas: z.array(z.string()).max(20),
  externalId,
  displayName: z.string().trim().min(2).max(80).refine(noFiscalCode),
  members: z.unknown().optional(),
});

/** @throws PiazzaError `scim.invalid_syntax`, `scim.invalid_value` */
export function readPerson(body: unknown): WrittenPerson {
  const read = parse(person, body, schemaIds.user);
  const { value } = read.emails.find(({ primary }) => primary) ?? read.emails[0] ?? { value: '' };
  const address = parseAddress(value);
  if (address === undefined) throw new PiazzaError('scim.invalid_value', { fields: ['emails'] });
  return { address, externalId: read.externalId ?? undefined };
}

/**
 * A group, and who shall belong to it where that is said.
 * @throws PiazzaError `scim.invalid_syntax`, `scim.invalid_value`
 */
export function readGroup(
  body: unknown,
): WrittenGroup & { readonly members: readonly string[] | undefined } {
  const { displayName, members, ...read } = parse(group, body, schemaIds.group);
  return {
    name: displayName,
    externalId: read.externalId ?? undefined,
    members: members === undefined || members === null ? undefined : readMembers(members),
  };
}

/** Attributes are known whatever the case of their names (RFC 7643, 2.1). */
function parse<Shape extends z.ZodObject>(
  shape: Shape,
  body: unknown,
  schemaId: string,
): z.output<Shape> {
  const sent = byLowerName(body);
  const own = Object.keys(shape.shape).flatMap((name) => {
    const value = sent[name.toLowerCase()];
    return value === undefined ? [] : [[name, value] as const];
  });
  const { schemas } = Object.fromEntries(own);
  if (!Array.isArray(schemas) || !schemas.includes(schemaId)) {
    throw new PiazzaError('scim.invalid_syntax', { fields: ['schemas'] });
  }
  const parsed = shape.safeParse(Object.fromEntries(own));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join('.').slice(0, 80));
  throw new PiazzaError('scim.invalid_value', { fields });
}
