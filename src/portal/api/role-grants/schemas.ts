// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { grantableRole, instant, next, paging, roleCode, subject } from '../schemas.js';

export const grantQuery = z.strictObject(paging);

export const roleGrant = z
  .strictObject({
    id: z.uuid(),
    subject,
    role: roleCode,
    status: z.enum(['offered', 'proposed', 'active']).meta({
      description: 'Whether the member has to answer, or the community; or the role is held.',
    }),
    months: z.int().min(1).max(120).nullable().meta({ description: 'The term.' }),
    from: instant.nullable(),
    until: instant.nullable(),
    created_at: instant,
  })
  .meta({ id: 'RoleGrant' });

export const grantPage = z
  .strictObject({ items: z.array(roleGrant).max(100), next })
  .meta({ id: 'RoleGrantPage', description: 'A page may be empty and have another behind it.' });

export const ownGrants = z
  .strictObject({ items: z.array(roleGrant).max(100) })
  .meta({ id: 'OwnRoleGrants' });

const months = z
  .int()
  .min(1)
  .max(120)
  .optional()
  .meta({ description: 'The term, from acceptance on; the usual one when it is left out.' });
const message = z.string().max(2_000).optional();

export const offer = z
  .strictObject({ subject, role: grantableRole, months, message })
  .meta({ id: 'RoleOffer' });

export const proposal = z
  .strictObject({ role: grantableRole, message })
  .meta({ id: 'RoleProposal', description: 'The member puts themselves forward.' });

export const revocation = z
  .strictObject({
    reason: z
      .string()
      .min(3)
      .max(2_000)
      .optional()
      .meta({ description: 'For the member, who reads it in a mail with how to appeal.' }),
  })
  .meta({ id: 'RoleRevocation' });

export const acceptance = z.strictObject({ months }).meta({ id: 'ProposalAcceptance' });
