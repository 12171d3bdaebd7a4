// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createKeys } from '../../src/compose/keys.js';
import { readConfigurationFile } from '../../src/cli/configuration.js';
import { trustId, type Slug } from '../../src/kernel/ids.js';
import type { SealedBox } from '../../src/kernel/sealed-box.js';
import { secretPurpose } from '../../src/portal/domain/client-secret.js';
import { findPortalRow } from '../../src/portal/store/portals.js';
import { aCommunity } from '../support/builders/membership.js';
import { aPortal } from '../support/builders/portal.js';
import { useConfigurationFolder } from '../support/configuration.js';
import { useDatabase } from '../support/database.js';
import { runPiazza } from '../support/piazza-process.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(120_000);

const { db, url } = useDatabase();
const folder = useConfigurationFolder();
let file: string;
let box: SealedBox;

beforeAll(async () => {
  file = await folder.configuration({ database: { url } });
  ({ box } = createKeys((await readConfigurationFile(file)).keys));
  await aCommunity(db, { slug: trustId<Slug>('cdpp') });
  await aPortal(db, { controller: 'Provincia', sector: 'provinciale' });
});

async function portal(...args: string[]): Promise<{ code: number | null; output: string }> {
  const run = runPiazza(['portal', ...args], { env: { PIAZZA_CONFIG: file } });
  return { code: await run.ended, output: run.output().trim() };
}

const kept = async (clientId: string) => {
  const row = await findPortalRow(db, clientId);
  return { row, secret: row?.sealedSecret && box.open(secretPurpose, row.sealedSecret).toString() };
};

const about = ['--name', 'PartecipAzioni', '--controller', 'Regione'];
const act = ['--agreement', 'PG/2026/0412', '--agreement-by-processor'];
const agreement = [...act, '--agreement-signed', '2026-01-12'];
const decidim = ['--preset', 'decidim', '--origin', 'https://portal.example.org/'];

describe('piazza portal', () => {
  it('adds a portal with a preset, and prints a secret that is renewed by rotate', async () => {
    const args = [...decidim, ...agreement, '--community', 'cdpp'];
    const added = await portal('add', 'decidim', ...about, ...args);
    expect(added.code).toBe(0);
    const { row, secret } = await kept('decidim');
    expect(secret).toBe(added.output);
    expect(row?.redirectUris).toEqual([
      'https://portal.example.org/users/auth/openid_connect/callback',
    ]);
    const shown = await portal('show', 'decidim');
    expect(JSON.parse(shown.output)).toMatchObject({ communities: ['cdpp'], minimumLevel: 'none' });
    expect(shown.output).not.toContain(added.output);

    const [rotated, told] = (await portal('rotate', 'decidim', '--overlap', '2')).output.split(
      '\n',
    );
    expect(rotated).not.toBe(added.output);
    expect((await kept('decidim')).secret).toBe(rotated);
    const end = /^the old secret counts until (\S+)$/.exec(told ?? '')?.[1] ?? '';
    expect(JSON.parse((await portal('show', 'decidim')).output)).toMatchObject({
      formerSecretEndsAt: end,
    });
    expect((await portal('rotate', 'decidim')).output).toContain('portal.secret_overlaps');
    expect((await portal('end-secret', 'decidim')).code).toBe(0);
    expect((await kept('decidim')).row?.formerSecret).toBeUndefined();
    const atOnce = await portal('rotate', 'decidim', '--now');
    expect(atOnce.output).toContain('the old secret is refused');
  });

  it('disables a portal, and lists it so', async () => {
    await portal('add', 'sito', ...about, '--redirect-uri', 'https://sito.example.org/callback');
    expect((await portal('disable', 'sito')).code).toBe(0);
    const listed = (await portal('list')).output;
    expect(listed).toMatch(/^sito +disabled +none +Regione +PartecipAzioni$/m);
  });

  it('changes what is named, and nothing else', async () => {
    const at = ['--redirect-uri', 'https://quarto.example.org/callback'];
    const { output } = await portal('add', 'quarto', ...about, ...at);
    expect(output).toContain('without an agreement');
    const ended = ['--agreement-ends', '2026-02-01'];
    expect((await portal('change', 'quarto', ...agreement, ...ended)).code).toBe(0);
    expect((await kept('quarto')).row).toMatchObject({
      name: 'PartecipAzioni',
      agreement: { byProcessor: true, signedOn: '2026-01-12', endsOn: '2026-02-01' },
    });
    expect((await portal('list')).output).toMatch(/^quarto +active +ended \(2026-02-01\) /m);
    expect((await portal('change', 'quarto', '--no-agreement')).code).toBe(0);
    expect((await kept('quarto')).row?.agreement).toBeNull();
  });

  it('renames a body at all its portals', async () => {
    const { clientId } = await aPortal(db, { controller: 'Comune di Ieri' });
    const renamed = await portal('rename-controller', 'Comune di Ieri', 'Comune di Oggi');
    expect(renamed).toEqual({ code: 0, output: 'renamed at 1 portals' });
    expect((await findPortalRow(db, clientId))?.controller).toBe('Comune di Oggi');
    const again = await portal('rename-controller', 'Comune di Ieri', 'Comune di Oggi');
    expect(again.output).toContain('portal.controller_unknown');
  });

  it('lists what a portal was told, and tells it again', async () => {
    const { clientId } = await aPortal(db);
    const id = '018f2f3a-0000-7000-8000-000000000001';
    const at = new Date();
    const when = { next_at: at, created_at: at, settled_at: at };
    const lost = { client_id: clientId, sid: 'uno', cause: 'left', status: 'failed' } as const;
    await db
      .insertInto('logout_delivery')
      .values({ id, attempts: 7, ...lost, ...when })
      .execute();
    const replayed = await portal('replay', clientId);
    expect(replayed.output).toBe('queued: 0 webhooks, 1 ends of sessions');
    const { output } = await portal('deliveries', clientId, '--json');
    expect(JSON.parse(output)).toMatchObject({
      webhooks: [],
      logouts: [{ id, status: 'pending' }],
    });
  });

  it('says in words what is refused, by which option, and that there is a portal already', async () => {
    const wild = ['--redirect-uri', 'https://*.example.org/callback'];
    const { output } = await portal('add', 'altro', ...about, ...wild);
    expect(output).toMatch(/--redirect-uri: An address of the portal will not do: .*\(portal\./);
    expect(output).not.toContain('{');
    const { clientId } = await aPortal(db);
    expect((await portal('add', clientId)).output).toContain(`a portal ${clientId} already`);
  });

  it.each([
    ['half an agreement', ['--redirect-uri', 'https://a.example.org/cb', '--agreement', 'PG/1']],
    ['an address with a wildcard', ['--redirect-uri', 'https://*.example.org/callback']],
    ['a community that does not exist', [...decidim, '--community', 'nessuna']],
    ['no address to lead back to', []],
    ['a preset without its origin', ['--preset', 'plone']],
    ['a sector of another body', [...decidim, '--sector', 'provinciale']],
    ['a key that is nowhere', [...decidim, '--auth-method', 'private_key_jwt']],
  ])('refuses %s in one line, and registers nothing', async (_what, args) => {
    const { code, output } = await portal('add', 'altro', ...about, ...args);
    expect([code, output.split('\n').length]).toEqual([1, 1]);
    expect((await kept('altro')).row).toBeUndefined();
  });
});
