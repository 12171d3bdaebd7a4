// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import { byLowerName } from './attribute-names.js';
import { mostNames } from './projection.js';
import { schemaIds } from './schemas.js';

export const defaultPageSize = 50;
export const maxPageSize = 100;

const text = z.string().max(2_000).optional();

const one = z.strictObject({ attributes: text, excludedAttributes: text });
const list = one.extend({
  filter: text,
  /** Lists are in one order only; what asks for another is passed over (RFC 7644, 3.4.2.3). */
  sortBy: text,
  sortOrder: text,
  startIndex: z.coerce.number().int().optional(),
  count: z.coerce.number().int().optional(),
  cursor: text,
});

export type ListQuery = Pick<
  z.output<typeof list>,
  'attributes' | 'excludedAttributes' | 'filter'
> & {
  readonly count: number;
  readonly cursor: string | undefined;
};

/** @throws PiazzaError `request.malformed`, `request.unknown_field` */
export const readOne = (req: Request) => validate(one, req.query);

/**
 * Pages go by cursor (RFC 9865); the first one may also be asked for by its index.
 * @throws PiazzaError `scim.invalid_value` for any other index, `request.malformed`, `request.unknown_field`
 */
export const readList = (req: Request): ListQuery => toQuery(validate(list, req.query));

const names = z.array(z.string().max(200)).max(mostNames).optional();
/** The same in a body, where addresses would hold too little or show too much (RFC 7644, 3.4.3). */
const search = z.strictObject({
  schemas: z.array(z.string().max(200)).max(5),
  attributes: names,
  excludedattributes: names,
  filter: text,
  sortby: text,
  sortorder: text,
  startindex: z.number().int().optional(),
  count: z.number().int().optional(),
  cursor: text,
});

/** @throws PiazzaError as `readList`, and `scim.invalid_syntax` for a body that is no search */
export function readSearch(req: Request): ListQuery {
  const { schemas, ...sent } = validate(search, byLowerName(req.body));
  if (!schemas.includes(schemaIds.search)) {
    throw new PiazzaError('scim.invalid_syntax', { fields: ['schemas'] });
  }
  return toQuery({
    filter: sent.filter,
    count: sent.count,
    cursor: sent.cursor,
    startIndex: sent.startindex,
    attributes: sent.attributes?.join(','),
    excludedAttributes: sent.excludedattributes?.join(','),
  });
}

function toQuery(sent: Partial<z.output<typeof list>>): ListQuery {
  const { startIndex = 1, count = defaultPageSize, cursor = '', ...rest } = sent;
  if (startIndex > 1) throw new PiazzaError('scim.invalid_value', { startIndex });
  const { attributes, excludedAttributes, filter } = rest;
  return {
    attributes,
    excludedAttributes,
    filter,
    count: Math.min(Math.max(count, 0), maxPageSize),
    cursor: cursor === '' ? undefined : cursor,
  };
}
