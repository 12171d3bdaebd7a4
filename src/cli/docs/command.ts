// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { configSchema } from '../../../config/schema.js';
import { shapeOf } from '../../../config/shape.js';
import { errorStatus } from '../../compose/error-status.js';
import type { Db } from '../../database/database.js';
import { describeSchema } from '../../database/describe.js';
import { projectRoot } from '../../kernel/project-root.js';
import { kinds } from '../../providers/registry.js';
import { configurationPage } from './configuration-page.js';
import { dataModelPage } from './data-model-page.js';
import { errorsPage } from './errors-page.js';
import { exampleFile } from './example-file.js';
import { withMigrated } from './migrated.js';
import { permissionsPage } from './permissions-page.js';

export const docsCommand = (): Command =>
  new Command('docs')
    .description('write the pages that follow from the code')
    .option('--into <folder>', 'write below this folder instead of the project')
    .action(async ({ into = projectRoot }: { into?: string }) => {
      const files = { ...generatedFiles(), ...(await withMigrated(modelFiles)) };
      for (const [path, content] of Object.entries(files)) {
        const file = join(into, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    });

/** What follows from the schema of a migrated database, by its path in the project. */
export const modelFiles = async (db: Db): Promise<Readonly<Record<string, string>>> => ({
  'docs/data-model.md': dataModelPage(await describeSchema(db)),
});

/** What follows from the code alone, by its path in the project. */
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
