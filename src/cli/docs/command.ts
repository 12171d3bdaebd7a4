// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { configSchema } from '../../../config/schema.js';
import { shapeOf } from '../../../config/shape.js';
import { errorStatus } from '../../compose/error-status.js';
import { projectRoot } from '../../kernel/project-root.js';
import { kinds } from '../../providers/registry.js';
import { configurationPage } from './configuration-page.js';
import { errorsPage } from './errors-page.js';
import { exampleFile } from './example-file.js';
import { permissionsPage } from './permissions-page.js';

export const docsCommand = (): Command =>
  new Command('docs')
    .description('write the pages that follow from the code')
    .option('--into <folder>', 'write below this folder instead of the project')
    .action(({ into = projectRoot }: { into?: string }) => {
      for (const [path, content] of Object.entries(generatedFiles())) {
        const file = join(into, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    });

/** Every generated file by its path in the project. */
export function generatedFiles(): Readonly<Record<string, string>> {
  const schema = shapeOf(configSchema);
  const shapes = Object.entries(kinds).map(([kind, kindSchema]) => [kind, shapeOf(kindSchema)]);
  return {
    'config/example.yaml': exampleFile(schema),
    'docs/configuration.md': configurationPage(schema, Object.fromEntries(shapes)),
    'docs/errors.md': errorsPage(errorStatus),
    'docs/permissions.md': permissionsPage(),
  };
}
