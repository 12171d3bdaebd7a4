// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';

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
export function readList(req: Request): ListQuery {
  const {
    startIndex = 1,
    count = defaultPageSize,
    cursor = '',
    ...rest
  } = validate(list, req.query);
  if (startIndex > 1) throw new PiazzaError('scim.invalid_value', { startIndex });
  return {
    ...rest,
    count: Math.min(Math.max(count, 0), maxPageSize),
    cursor: cursor === '' ? undefined : cursor,
  };
}
