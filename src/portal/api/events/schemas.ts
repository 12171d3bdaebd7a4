// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { instant, roleCode, slug, subject } from '../schemas.js';

export const eventQuery = z.strictObject({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).meta({
    description: 'The `next` of the page before; 0 begins with the first.',
    format: 'int64',
  }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(100)
    .meta({ description: 'Items a page.' }),
});

const position = z
  .int()
  .min(0)
  .meta({ format: 'int64', description: 'The place in the one order.' });

const change = z
  .strictObject({
    id: z.uuid(),
    position,
    type: z.enum([
      'stint.started',
      'stint.ended',
      'stint.suspended',
      'stint.resumed',
      'stint.paused',
      'stint.unpaused',
      'stint.grace',
      'stint.renewed',
      'stint.restored',
      'role.started',
      'role.ended',
      'group.joined',
      'group.left',
      'delegate.started',
      'delegate.ended',
    ]),
    at: instant,
    community: slug,
    subject,
    role: roleCode.nullable(),
    group: slug.nullable().meta({ description: 'A group inside the community.' }),
  })
  .meta({ id: 'Change' });

export const changePage = z
  .strictObject({
    items: z.array(change).max(500),
    next: position.meta({ description: 'The `after` of the next request, now or later.' }),
  })
  .meta({ id: 'ChangePage' });
