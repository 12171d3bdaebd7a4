// SPDX-License-Identifier: AGPL-3.0-or-later
import { Types } from 'scimmy';
import { PiazzaError, type ErrorCode } from '../../kernel/errors.js';
import { fromScimmy } from './errors.js';

const { Filter } = Types;
type Definition = Types.SchemaDefinition;

/** One alternative of a filter: what is looked up in the database, and what narrows that down. */
export interface Branch {
  readonly attribute: string;
  readonly value: string;
  readonly narrow: (resources: readonly object[]) => readonly object[];
}

/** Whether an attribute that a type of resource does not have spoils the filter, or finds none of that type. */
export type UnknownAttribute = 'refuses' | 'passes over';

interface Searchable {
  readonly definition: Definition;
  /** Paths in lower case. */
  readonly searchable: readonly string[];
  readonly unknown?: UnknownAttribute | undefined;
}

const longest = 300;
const deepest = 3;
const mostOperators = 8;
const mostAlternatives = 20;
/** In a string token the parser tries every way to read a backslash or a line feed: it never comes to an end. */
const unreadable = /[\\\n\0]/;

/**
 * Reads a filter (RFC 7644, 3.4.2.2). Every alternative has to name, by `eq`, an attribute that is found by an index,
 * so that a search never walks over all people; whatever stands beside it by `and` is then held against what was found.
 * The parser multiplies alternatives out, hence the limits.
 * @throws PiazzaError `scim.invalid_filter`
 */
export function readFilter(
  text: string,
  { definition, searchable, unknown = 'refuses' }: Searchable,
): readonly Branch[] {
  const prefix = `${definition.id}:`.toLowerCase();
  const alternatives = [...parseFilter(text, 'scim.invalid_filter')] as Record<string, unknown>[];
  return alternatives.flatMap((alternative) => {
    const named = Object.entries(alternative).map(([name, condition]) => ({
      name: name.toLowerCase().startsWith(prefix) ? name.slice(prefix.length) : name,
      condition,
    }));
    const strangers = named.filter(({ name }) => !isKnown(definition, name));
    if (strangers.length > 0 && unknown === 'passes over') return [];
    if (strangers.length > 0) throw new PiazzaError('scim.invalid_filter');
    for (const [index, one] of named.entries()) {
      const found = lookup(one.name, one.condition);
      if (!found || !searchable.includes(found.attribute)) continue;
      return [{ ...found, narrow: narrowing(named.toSpliced(index, 1)) }];
    }
    throw new PiazzaError('scim.invalid_filter');
  });
}

/**
 * Has scimmy parse a filter, when that cannot take it long.
 * @param otherwise what is thrown where scimmy does not say what is wrong
 * @throws PiazzaError
 */
export function parseFilter(text: string, otherwise: ErrorCode): Types.Filter {
  if (!isModest(text)) throw new PiazzaError(otherwise);
  const filter = attempt(() => new Filter(text), otherwise);
  if (filter.length > mostAlternatives) throw new PiazzaError(otherwise);
  return filter;
}

function isModest(text: string): boolean {
  if (text.length > longest || unreadable.test(text)) return false;
  const bare = text.replaceAll(/"[^"]*"/g, '""');
  let depth = 0;
  let deep = 0;
  for (const sign of bare) {
    if (sign === '(' || sign === '[') deep = Math.max(deep, (depth += 1));
    if (sign === ')' || sign === ']') depth -= 1;
    if (depth < 0) break;
  }
  // Letters before an operator are no boundary to the parser, which reads `nullor` as two words.
  const operators = bare.match(/(?:and|or|not)(?![a-z0-9])/gi)?.length ?? 0;
  const dangling = /(?:and|or|not)\s*$/i.test(bare);
  return deep <= deepest && depth === 0 && operators <= mostOperators && !dangling;
}

function attempt<Result>(parse: () => Result, otherwise: ErrorCode): Result {
  try {
    return parse();
  } catch (error) {
    throw fromScimmy(error, otherwise);
  }
}

function isKnown(definition: Definition, name: string): boolean {
  try {
    return definition.attribute(name) !== undefined;
  } catch {
    return false;
  }
}

/** `emails eq "x"`, `emails.value eq "x"` and `emails[value eq "x"]` ask the same. */
function lookup(name: string, condition: unknown): Pick<Branch, 'attribute' | 'value'> | undefined {
  const attribute = name.toLowerCase();
  if (Array.isArray(condition)) {
    const [comparator, value] = condition as readonly unknown[];
    const compares = condition.length === 2 && String(comparator).toLowerCase() === 'eq';
    return compares && typeof value === 'string' ? { attribute, value } : undefined;
  }
  const inside = Object.entries(Object(condition) as Record<string, unknown>);
  const [only] = inside;
  if (inside.length !== 1 || only?.[0].toLowerCase() !== 'value') return undefined;
  return lookup(name, only[1]);
}

function narrowing(rest: readonly { readonly name: string; readonly condition: unknown }[]) {
  if (rest.length === 0) return (resources: readonly object[]) => resources;
  const filter = new Filter([Object.fromEntries(rest.map((one) => [one.name, one.condition]))]);
  return (resources: readonly object[]) => filter.match([...resources]);
}
