// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { dayInItaly } from '../../kernel/clock.js';

/**
 * Who answers for the data at a portal, seen from the body that runs Piazza: itself, itself with another who acts on its
 * behalf, or another body (GDPR, 4, 26 and 28).
 */
export type Responsibility = 'same_controller' | 'processor' | 'autonomous';

/** It follows from the controller, by the comparison that decides which sessions serve the portal: nobody claims it. */
export function responsibilityOf(
  portal: { readonly controller: string; readonly agreement: Agreement | null },
  installation: { readonly controller: string },
): Responsibility {
  if (portal.controller !== installation.controller) return 'autonomous';
  return portal.agreement?.byProcessor ? 'processor' : 'same_controller';
}

const day = z.iso.date('needs a day like 2026-01-31');

/** By what a portal may have people sign in by national means. */
export const agreementFields = z
  .strictObject({
    reference: z
      .string()
      .trim()
      .min(1, 'needs a reference')
      .max(200)
      .describe('The number or protocol by which the act is found.'),
    signedOn: day.describe('The day of the signature; it is in force from then.'),
    endsOn: day.nullable().default(null).describe('Its last day; none where it has no end.'),
    byProcessor: z
      .boolean()
      .default(false)
      .describe('Whether somebody else runs the portal on behalf of its controller.'),
  })
  .refine(({ signedOn, endsOn }) => endsOn === null || endsOn >= signedOn, {
    path: ['endsOn'],
    message: 'is before the signature',
  });
export type Agreement = Readonly<z.output<typeof agreementFields>>;

export type AgreementState = 'none' | 'to_come' | 'in_force' | 'ended';

/** How an agreement stands: its first and its last day count whole, in Italy. */
export function agreementState(agreement: Agreement | null, now: Date): AgreementState {
  if (!agreement) return 'none';
  const today = dayInItaly(now);
  if (today < agreement.signedOn) return 'to_come';
  return agreement.endsOn !== null && agreement.endsOn < today ? 'ended' : 'in_force';
}

export const isInForce = (agreement: Agreement | null, now: Date): boolean =>
  agreementState(agreement, now) === 'in_force';
