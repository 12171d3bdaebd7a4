// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { chainRegisterOnce } from '../../src/audit/register/chain.js';
import { createMonthBoxes } from '../../src/audit/register/month-keys.js';
import { recordSignIn } from '../../src/audit/register/record.js';
import { createKeys } from '../../src/compose/keys.js';
import { readConfigurationFile } from '../../src/cli/configuration.js';
import { newId, type AttemptId } from '../../src/kernel/ids.js';
import { aRecord } from '../support/builders/register.js';
import { useConfigurationFolder } from '../support/configuration.js';
import { useDatabase } from '../support/database.js';
import { runPiazza } from '../support/piazza-process.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(60_000);

const { db, url } = useDatabase();
const folder = useConfigurationFolder();
const attemptId = newId<AttemptId>();
let file: string;

beforeAll(async () => {
  file = await folder.configuration({ database: { url } });
  const keys = createKeys((await readConfigurationFile(file)).keys);
  const monthBox = createMonthBoxes({ register: db, box: keys.box });
  const deps = { register: db, monthBox, hashReference: keys.registerReference };
  const request = Buffer.from('<samlp:AuthnRequest ID="_r1"/>');
  await recordSignIn(deps, [
    aRecord({ attemptId, kind: 'request', content: request, reference: '_r1' }),
    aRecord({ attemptId, content: Buffer.from('<a>\n\u001b[2J\u202e</a>') }),
  ]);
  await chainRegisterOnce(db);
});

async function register(...args: string[]): Promise<{ code: number | null; output: string }> {
  const run = runPiazza(['register', ...args], { env: { PIAZZA_CONFIG: file } });
  return { code: await run.ended, output: run.output() };
}

const auditor = ['--auditor', 'Livia Neri', '--reason', 'Procura di Bologna 12/2026'];

describe('piazza register', () => {
  it('shows a sign-in to a named auditor, with nothing in it that commands the terminal', async () => {
    const { code, output } = await register('show', '--request', '_r1', ...auditor);
    expect(code).toBe(0);
    expect(output).toContain('<samlp:AuthnRequest ID="_r1"/>');
    expect(output).toContain('<a>\n\uFFFD[2J\uFFFD</a>');
    expect(output).toMatch(/the register holds up to place 2, head [0-9a-f]{64}\n$/);
    const [entry] = await db.selectFrom('audit_entry').select(['action', 'data']).execute();
    expect(entry?.data).toMatchObject({ auditor: 'Livia Neri', attempt: attemptId, entries: 2 });
  });

  it('shows nothing to somebody without a name and a reason', async () => {
    const { code, output } = await register('show', '--attempt', attemptId);
    expect(code).toBe(1);
    expect(output).toBe('--auditor needs the name of who reads\n--reason needs the reason\n');
    const both = await register('show', '--attempt', attemptId, '--request', '_r1', ...auditor);
    expect(both).toEqual({ code: 1, output: 'give either --attempt or --request\n' });
  });

  it('tells the first entry where the register does not hold', async () => {
    expect(await register('verify')).toMatchObject({ code: 0 });
    await sql`alter table register_entry disable trigger register_entry_append_only`.execute(db);
    await sql`update register_entry set instance = 'other' where chain_position = 2`.execute(db);
    const { code, output } = await register('verify');
    expect(code).toBe(1);
    expect(output).toMatch(
      /^the register does not hold: the entry was changed at place 2, entry [0-9a-f-]{36}\n$/,
    );
  });
});
