// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../kernel/project-root.js';

const persona = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  label: z.object({ it: z.string(), en: z.string() }),
});
export type Persona = z.infer<typeof persona>;

/** The people whom the SPID simulator offers; none of them exists. */
export function readPersonas(): Persona[] {
  const file = join(projectRoot, 'config/demo/personas.json');
  return z.array(persona).parse(JSON.parse(readFileSync(file, 'utf8')));
}
