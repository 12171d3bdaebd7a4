// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../kernel/project-root.js';

const persona = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  birthdate: z.iso.date(),
  /** Missing for a foreigner. */
  fiscalNumber: z.string().optional(),
  email: z.email(),
  label: z.object({ it: z.string(), en: z.string() }),
  /** What they hold in the demonstration region. */
  roles: z.array(z.enum(['manager', 'regional_staff', 'platform_admin'])),
});
export type Persona = z.infer<typeof persona>;

/** The people whom the SPID simulator offers; none of them exists. */
export function readPersonas(): Persona[] {
  const file = join(projectRoot, 'config/demo/personas.json');
  return z.array(persona).parse(JSON.parse(readFileSync(file, 'utf8')));
}
