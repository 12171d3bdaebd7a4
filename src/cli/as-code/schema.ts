// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import { parseClientId } from '../../kernel/ids.js';
import {
  communityDocument,
  slugText,
  termsDocument,
} from '../../membership/domain/as-code/document.js';
import { externalDocument } from '../../membership/domain/as-code/external.js';
import { codeText, organisationDocument } from '../../membership/domain/as-code/organisation.js';
import { programmeDocument } from '../../membership/domain/as-code/programme.js';
import { platformRoles } from '../../membership/domain/permissions.js';
import { portalDocument } from '../../portal/domain/portal-state.js';

/** The form of file that this program reads and writes. */
export const documentVersion = 1;

const clientId = z
  .string()
  .refine(
    (raw) => parseClientId(raw) !== undefined,
    'needs letters, digits and . _ ~ -, and is not new',
  );

/** A region as a file says it; all but the version may be left out. */
export const documentSchema = z.strictObject({
  version: z.literal(documentVersion, `needs to be ${documentVersion}`),
  /** The platform's own. Null says nothing: what was published is never taken back. */
  terms: termsDocument.nullish(),
  programmes: z.record(slugText, programmeDocument).default({}),
  /** Those that communities name and no index has. */
  organisations: z.record(codeText, organisationDocument).default({}),
  communities: z.record(slugText, communityDocument).default({}),
  /** Communities that live elsewhere. */
  external: z.record(slugText, externalDocument).default({}),
  portals: z.record(clientId, portalDocument).default({}),
  /** Shown, never changed: a role takes the consent of who holds it, and two administrators. */
  staff: z.partialRecord(z.enum(platformRoles), z.array(z.uuid())).default({}),
});
export type AsCodeDocument = Omit<z.output<typeof documentSchema>, 'version'>;
