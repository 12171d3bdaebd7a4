// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { element, type Markup } from '../xml/write.js';
import { officeEmail } from './bodies.js';

/** Who answers technical questions. */
export const contact = z
  .strictObject({ company: z.string().min(1).optional(), email: officeEmail })
  .describe('who answers technical questions');

/** The same as metadata says it (SAML metadata 2.3.2.2). */
export const technicalContact = ({ company, email }: z.output<typeof contact>): Markup =>
  element('md:ContactPerson', { contactType: 'technical' }, [
    company ? element('md:Company', {}, [company]) : undefined,
    element('md:EmailAddress', {}, [`mailto:${email}`]),
  ]);
