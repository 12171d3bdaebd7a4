// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { toldTypes } from '../../domain/told-types.js';
import { mostEvents } from '../../store/portal-events.js';
import { digits, instant, roleCode, slug, subject } from '../schemas.js';

export const eventQuery = z.strictObject({
  after: digits(z.int().min(0).max(Number.MAX_SAFE_INTEGER)).default(0).meta({
    description: 'The `next` of the page before; 0 begins with the first.',
    format: 'int64',
  }),
  limit: digits(z.int().min(1).max(mostEvents)).default(100).meta({
    description:
      'Items a page; more where the last change is told under two subjects of one person.',
  }),
});

const position = z
  .int()
  .min(0)
  .meta({ format: 'int64', description: 'The place in the one order.' });

const change = z
  .strictObject({
    id: z.uuid().meta({
      description: 'The change under this subject; the `webhook-id` of the call that tells of it.',
    }),
    position,
    type: z.enum(toldTypes),
    at: instant,
    community: slug.nullable().meta({ description: 'Null for a change of a person as a whole.' }),
    subject,
    former_subject: subject.nullable().meta({
      description:
        'Of a change of a person as a whole: the name that no longer counts (`member.merged`: go on with `subject`; `member.erased`: nobody remains, `subject` is the same), or counts again (`member.unmerged`). Null for `member.suspended` and `member.resumed`: the name counts on.',
    }),
    role: roleCode.nullable(),
    group: slug.nullable().meta({ description: 'A group inside the community.' }),
  })
  .meta({ id: 'Change' });

export const changePage = z
  .strictObject({
    items: z.array(change).max(2 * mostEvents),
    next: position.meta({ description: 'The `after` of the next request, now or later.' }),
    more: z.boolean().meta({
      description:
        'Whether to ask again at once: there is more behind `next`, also where this page is empty.',
    }),
  })
  .meta({ id: 'ChangePage' });
