// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import { onRequest } from './schemas.js';

export type Resource = Readonly<Record<string, unknown>> & { readonly id: string };

/** Which attributes an answer holds (RFC 7644, 3.9). */
export interface Projection {
  readonly apply: (resource: Resource) => Resource;
  /** Whether an attribute that is only returned on request is asked for. */
  readonly wants: (attribute: string) => boolean;
}

/** As many attributes one request names. */
export const mostNames = 50;
const always = new Set(['schemas', 'id', 'meta']);

/** @throws PiazzaError `scim.invalid_value` when both lists are given, or too many names */
export function readProjection(
  query: {
    readonly attributes?: string | undefined;
    readonly excludedAttributes?: string | undefined;
  },
  schemaId: string,
): Projection {
  const wanted = namesIn(query.attributes, schemaId);
  const unwanted = namesIn(query.excludedAttributes, schemaId);
  if (wanted && unwanted) throw new PiazzaError('scim.invalid_value');
  const wants = (attribute: string) =>
    wanted?.some((name) => isWithin(name, attribute.toLowerCase())) ?? false;
  return {
    wants,
    apply(resource) {
      const kept = Object.entries(resource).flatMap(([name, value]) => {
        const lower = name.toLowerCase();
        if (always.has(lower)) return [[name, value]];
        if (wanted) return pick(name, value, wanted);
        if (onRequest.has(lower) || unwanted?.includes(lower)) return [];
        return [[name, unwanted ? without(value, lower, unwanted) : value]];
      });
      return { ...Object.fromEntries(kept), id: resource.id } as Resource;
    },
  };
}

/** Names in lower case, without the resource's own schema before them. */
function namesIn(list: string | undefined, schemaId: string): readonly string[] | undefined {
  if (list === undefined) return undefined;
  const names = list.split(',').map((name) => name.trim().toLowerCase());
  if (names.length > mostNames) throw new PiazzaError('scim.invalid_value');
  const prefix = `${schemaId}:`.toLowerCase();
  return names.map((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : name));
}

/** `emails` and `emails.value` both want something of `emails`; so does `urn:…:Community:slug` of its extension. */
const isWithin = (name: string, attribute: string): boolean =>
  name === attribute || name.startsWith(`${attribute}${attribute.startsWith('urn:') ? ':' : '.'}`);

function pick(name: string, value: unknown, wanted: readonly string[]): [string, unknown][] {
  const lower = name.toLowerCase();
  const own = wanted.filter((one) => isWithin(one, lower));
  if (own.length === 0) return [];
  if (own.includes(lower)) return [[name, value]];
  const parts = own.map((one) => one.slice(lower.length + 1));
  return [[name, each(value, (part) => parts.includes(part))]];
}

function without(value: unknown, attribute: string, unwanted: readonly string[]): unknown {
  const own = unwanted.filter((one) => isWithin(one, attribute));
  const parts = own.map((one) => one.slice(attribute.length + 1));
  return own.length === 0 ? value : each(value, (part) => !parts.includes(part));
}

/** A complex value, or each of several, with some of its parts. */
function each(value: unknown, keeps: (part: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => each(one, keeps));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => keeps(name.toLowerCase())));
}
