// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';

/** Where a document is that the ministry or AgID publishes: no copy of it is ours to keep. */
export function publishedAt(file: string): string {
  const folder = process.env['PIAZZA_REAL_REGISTER'];
  if (!folder)
    throw new Error('PIAZZA_REAL_REGISTER has to name the folder of the published documents');
  return join(folder, file);
}
