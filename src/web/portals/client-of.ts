// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import { parseClientId, type ClientId } from '../../kernel/ids.js';

/** The portal that an address names. @throws PiazzaError `page.not_found` */
export function clientOf(req: Request): ClientId {
  const id = parseClientId(req.params['client']);
  if (!id) throw new PiazzaError('page.not_found');
  return id;
}
