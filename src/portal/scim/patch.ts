// SPDX-License-Identifier: AGPL-3.0-or-later
import { Messages, type Types } from 'scimmy';
import { PiazzaError } from '../../kernel/errors.js';
import { byLowerName } from './attribute-names.js';
import { fromScimmy } from './errors.js';
import { parseFilter } from './filter.js';

type Definition = Types.SchemaDefinition;
type SentOperation = NonNullable<Messages.PatchOp['Operations']>[number];

/** The attributes that can be written, as they are. */
export type Writable = Readonly<Record<string, unknown>>;

/** One change of one attribute. */
export interface Operation {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: string;
  readonly value: unknown;
}

/** What stands beside the operations of a PATCH that removes people. */
export const removalId = 'urn:ietf:params:scim:schemas:extension:piazza:2.0:Removal';

const mostOperations = 50;
const wholePath = /^([a-z]+)(?:\[([^[\]]{1,300})\])?(?:\.([a-z]+))?$/i;

/**
 * Reads a PATCH message (RFC 7644, 3.5.2); scimmy judges its form. It is applied here, because scimmy adds to a
 * required attribute of several values what should replace them.
 * @throws PiazzaError `scim.invalid_syntax`, `scim.invalid_value`, `scim.invalid_path`, `scim.no_target`
 */
export function readPatch(body: unknown): readonly Operation[] {
  const { schemas, operations } = byLowerName(body);
  try {
    const message = new Messages.PatchOp({
      schemas: Array.isArray(schemas) ? schemas.filter((one) => one !== removalId) : [],
      Operations: Array.isArray(operations) ? operations.map(byLowerName) : operations,
    } as ConstructorParameters<typeof Messages.PatchOp>[0]);
    const read = (message.Operations ?? []).flatMap(eachAttribute);
    if (read.length <= mostOperations) return read;
  } catch (error) {
    throw error instanceof PiazzaError ? error : fromScimmy(error, 'scim.invalid_syntax');
  }
  throw new PiazzaError('scim.invalid_value', { most: mostOperations });
}

/** Without a path, an operation changes each attribute that its value names. */
function eachAttribute({ op, path, value }: SentOperation): readonly Operation[] {
  const known = op.toLowerCase() as Operation['op'];
  if (path !== undefined) return [{ op: known, path, value }];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new PiazzaError('scim.invalid_value');
  }
  return Object.entries(value).map(([name, one]) => ({ op: known, path: name, value: one }));
}

/**
 * What the attributes are after the operations, one after the other.
 * @throws PiazzaError `scim.invalid_path`, `scim.mutability`, `scim.no_target`, `scim.invalid_value`
 */
export function applyPatch(
  operations: readonly Operation[],
  before: Writable,
  definition: Definition,
): Writable {
  return operations.reduce((state, operation) => change(state, operation, definition), before);
}

function change(state: Writable, operation: Operation, definition: Definition): Writable {
  const { name, filter, part } = targetOf(operation.path, definition);
  const key = Object.keys(state).find((one) => one.toLowerCase() === name);
  if (key === undefined) throw new PiazzaError('scim.mutability', { attribute: name });
  const removes = operation.op === 'remove';
  const { value } = operation;
  const before = state[key];
  if (filter === undefined && part === undefined) {
    return { ...state, [key]: removes ? undefined : value };
  }
  if (!Array.isArray(before)) throw new PiazzaError('scim.invalid_path');
  const hit = filter === undefined ? before : matching(before, filter);
  if (hit.length === 0) throw new PiazzaError('scim.no_target');
  const changed = before.flatMap((one: unknown) => {
    if (!hit.includes(one)) return [one];
    if (part !== undefined) return [{ ...Object(one), [part]: removes ? undefined : value }];
    return removes ? [] : [value];
  });
  return { ...state, [key]: changed };
}

/** Which attribute a path leads to. @throws PiazzaError `scim.invalid_path` */
export function targetOf(path: string, definition: Definition) {
  const prefix = `${definition.id}:`.toLowerCase();
  const own = path.toLowerCase().startsWith(prefix) ? path.slice(prefix.length) : path;
  const [, name = '', filter, part] = wholePath.exec(own) ?? [];
  try {
    definition.attribute(name === '' ? own : part ? `${name}.${part}` : name);
  } catch (cause) {
    throw new PiazzaError('scim.invalid_path', {}, { cause });
  }
  return { name: name.toLowerCase(), filter, part: part?.toLowerCase() };
}

function matching(values: readonly unknown[], filter: string): readonly unknown[] {
  try {
    return parseFilter(filter, 'scim.invalid_path').match([...values] as object[]);
  } catch (error) {
    if (error instanceof PiazzaError) throw error;
    throw fromScimmy(error, 'scim.invalid_path');
  }
}
