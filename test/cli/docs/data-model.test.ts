// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { modelFiles } from '../../../src/cli/docs/command.js';
import { describeSchema } from '../../../src/database/describe.js';
import { projectRoot } from '../../../src/kernel/project-root.js';
import { useDatabase } from '../../support/database.js';

const { db } = useDatabase();

describe('the page of the data model', () => {
  it('is what the migrations make', async () => {
    const { 'docs/data-model.md': content } = await modelFiles(db);
    expect(readFileSync(join(projectRoot, 'docs/data-model.md'), 'utf8')).toBe(content);
  });

  it('says of every table what a row is', async () => {
    const tables = (await describeSchema(db)).filter(({ kind }) => kind === 'table');
    expect(tables.length).toBeGreaterThan(40);
    expect(tables.filter(({ comment }) => !comment).map(({ name }) => name)).toEqual([]);
  });

  it('shows what the database itself refuses', async () => {
    const [stint] = (await describeSchema(db)).filter(({ name }) => name === 'stint');
    const unique = stint?.rules.find(({ name }) => name === 'stint_one_live_key');
    expect(unique?.definition).toMatch(/UNIQUE INDEX .*ended_at IS NULL/);
    expect(stint?.rules.map(({ name }) => name)).toContain('stint_immutable');
  });
});
