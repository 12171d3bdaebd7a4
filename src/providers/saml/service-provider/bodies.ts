// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';

/** What a body is known by in Italy. */
export const codes = {
  ipaCode: z.string().min(1).optional().describe('code in the IPA index; public bodies have one'),
  vatNumber: z
    .string()
    .regex(/^[A-Z]{2}\w+$/)
    .optional()
    .describe('with the country in front: IT01234567890'),
  fiscalCode: z.string().min(1).optional(),
};

const twoLetters = z.string().regex(/^[A-Z]{2}$/);
export const province = twoLetters.optional();
export const country = twoLetters.default('IT');

export const officeEmail = z.email().describe('of an office, never of a person');
