// SPDX-License-Identifier: AGPL-3.0-or-later
import { roleForms, type ServiceRole } from '../../../src/providers/spid/roles.js';

export const publicCodes = {
  ipaCode: 'c_a944',
  vatNumber: 'IT01234567890',
  fiscalCode: '01234567890',
};
export const privateCodes = { vatNumber: 'IT01234567890', fiscalCode: '01234567890' };

const billing = {
  name: 'Cooperativa di prova',
  vatNumber: 'IT01234567890',
  address: { street: 'Via della Prova', postalCode: '40127', town: 'Bologna' },
  email: 'fatture@example.org',
};

/** Everything that a role asks for beyond what every service provider says. */
export function roleConfigInput(role: ServiceRole, certificate = '') {
  const { activity, represents, light, billing: pays } = roleForms[role];
  return {
    role,
    ...(activity && { entityId: `https://piazza.example/${activity}/one` }),
    contact: {
      ...(role === 'private' ? privateCodes : publicCodes),
      email: 'piazza@example.org',
      ...(represents && { company: 'Aggregatore di prova' }),
      ...(light && { validationCertificate: certificate }),
    },
    ...(represents && { aggregated: represents === 'Public' ? publicCodes : privateCodes }),
    ...(pays && { billing }),
  };
}
