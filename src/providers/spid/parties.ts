// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { codes, country, officeEmail, province } from '../saml/service-provider/bodies.js';

const phone = z
  .string()
  .regex(/^\+39\d+$/)
  .optional();

/** The body that runs the service: its own, or as an aggregator or operator. */
export const contact = z.strictObject({
  ...codes,
  company: z.string().min(1).optional().describe('legal name; aggregators only'),
  email: officeEmail,
  phone,
  validationCertificate: z
    .string()
    .regex(/-----BEGIN CERTIFICATE-----/, 'a certificate in PEM')
    .optional()
    .describe('PEM, issued by AgID; light aggregators and operators only'),
});

/** The body that an aggregator speaks for; its name is the organization's. */
export const aggregated = z.strictObject({ ...codes, email: officeEmail.optional(), phone });

/** Who pays, in the words of the electronic invoice (FatturaPA). Latin letters only. */
export const billing = z.strictObject({
  name: z.string().min(1).max(80),
  vatNumber: codes.vatNumber,
  fiscalCode: z
    .string()
    .regex(/^[A-Z0-9]{11,16}$/)
    .optional(),
  address: z.strictObject({
    street: z.string().min(1).max(60),
    number: z.string().min(1).max(8).optional(),
    postalCode: z.string().regex(/^\d{5}$/),
    town: z.string().min(1).max(60),
    province,
    country,
  }),
  email: officeEmail,
  phone,
});

export type Codes = Pick<z.output<typeof contact>, 'ipaCode' | 'vatNumber' | 'fiscalCode'>;
export type Billing = z.output<typeof billing>;
