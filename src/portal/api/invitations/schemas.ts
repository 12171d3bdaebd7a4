// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { grantableRole, instant, next, paging, roleCode } from '../schemas.js';

export const invitationQuery = z.strictObject(paging);

export const invitation = z
  .strictObject({
    id: z.uuid(),
    email: z.string().max(254).nullable().meta({
      description:
        'Of an invitation that was sent through this portal; null of others, and some time after it is over.',
    }),
    role: roleCode.nullable().meta({ description: 'Offered with it.' }),
    status: z.enum(['pending', 'accepted', 'declined', 'revoked', 'lapsed', 'superseded']),
    created_at: instant,
    sent_at: instant.meta({ description: 'The last letter.' }),
    expires_at: instant,
  })
  .meta({ id: 'Invitation' });

export const invitationPage = z
  .strictObject({ items: z.array(invitation).max(100), next })
  .meta({ id: 'InvitationPage' });

export const newInvitation = z
  .strictObject({
    email: z.string().min(3).max(254).meta({ description: 'Where the letter goes.' }),
    role: grantableRole.optional().meta({ description: 'To offer with it.' }),
    message: z.string().max(1_000).optional(),
    language: z.enum(['it', 'en']).default('it').meta({ description: 'Of the letter.' }),
  })
  .meta({ id: 'NewInvitation' });
