// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { codes, country, officeEmail, province } from '../../saml/service-provider/bodies.js';

/** A body as the CIE portal of federation registers it (CIE SAML manual, information for the census). */
export const party = z.strictObject({
  sector: z.enum(['public', 'private']).default('public'),
  ...codes,
  ipaCategory: z.string().min(1).optional().describe('category in the IPA index: L6 for towns'),
  nace2Codes: z
    .array(z.string().regex(/^\d{2}(?:\.\d{1,2}){0,2}$/))
    .default([])
    .describe('ATECO codes: 84.11.10'),
  municipality: z
    .string()
    .min(1)
    .describe('cadastral code of the town of the seat: A944; a post code abroad'),
  province,
  country,
  email: officeEmail,
  phone: z
    .string()
    .regex(/^\+\d+$/)
    .optional(),
});
export type Party = z.output<typeof party>;

interface PartyFault {
  readonly path: readonly string[];
  readonly message: string;
}

/** What the sector of a body asks of its entry, and what is not there. */
export function partyFaults({
  administrative,
  technical,
}: {
  readonly administrative: Party;
  readonly technical?: Party | undefined;
}): readonly PartyFault[] {
  const missing = [
    ...(administrative.sector === 'public' && !administrative.ipaCode
      ? [['administrative', 'ipaCode']]
      : []),
    ...privateFaults('administrative', administrative),
    ...(technical ? privateFaults('technical', technical) : []),
  ];
  return missing.map((path) => ({ path, message: 'is needed for a body of this sector' }));
}

function privateFaults(name: string, body: Party): readonly string[][] {
  if (body.sector === 'public') return [];
  const needed = ['vatNumber', 'fiscalCode'] as const;
  return [
    ...needed.filter((key) => !body[key]).map((key) => [name, key]),
    ...(body.nace2Codes.length === 0 ? [[name, 'nace2Codes']] : []),
  ];
}
