// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import {
  currentRegister,
  refreshRegister,
  type RegisterSource,
} from '../../../../src/providers/saml/metadata/kept-register.js';
import { readChanges } from '../../../../src/providers/source/changes.js';
import type { Host } from '../../../../src/providers/provider.js';
import { aNode, anUpstream, pinOf } from '../../../support/builders/saml-register.js';
import { createIssuers, type Issuer } from '../../../simulators/spid-idp/issuer.js';
import { createIdpKey } from '../../../simulators/spid-idp/keys.js';
import { writeRegister } from '../../../simulators/spid-idp/metadata.js';
import { intoElement } from '../../../simulators/spid-idp/response.js';
import { writeSignature } from '../../../simulators/spid-idp/signature.js';

const [signer, next, stranger] = await Promise.all(
  ['register', 'next', 'stranger'].map((name) => createIdpKey(name)),
);
if (!signer || !next || !stranger) throw new Error('no keys');
const issuers = await createIssuers('https://idp.example', ['alfa', 'beta', 'gamma']);
const [alfa, beta, gamma] = issuers as [Issuer, Issuer, Issuer];
const url = 'https://registry.example/entities-idp';
const source: RegisterSource = { url, fingerprints: [pinOf(signer)] };
const signed = (list: readonly Issuer[] = issuers, key = signer): string =>
  writeRegister(list, key);
const party = ({ entityId, displayName }: Issuer) => ({ id: entityId, name: displayName });
const nothing = { added: [], removed: [], changed: [] };

const refresh = async (host: Host, from: RegisterSource = source): Promise<unknown> =>
  refreshRegister(from, host).then(
    () => 'kept',
    (error: unknown) => error,
  );
const entityIds = async (host: Host, from: RegisterSource = source): Promise<readonly string[]> =>
  (await currentRegister(from, host)).providers.map(({ entityId }) => entityId);

describe('what a new copy of the register changes', () => {
  test('is kept with the version before and after: who came, who went, what is different', async () => {
    const { served, host, pass } = aNode(anUpstream(signed([alfa, beta])));
    await currentRegister(source, host);
    pass(3_600);
    const renewed = { ...beta, key: stranger, displayName: 'Beta S.p.A.' };
    served.body = signed([renewed, gamma]);
    expect(await refresh(host)).toBe('kept');

    expect(await readChanges(host, 'register')).toEqual([
      {
        at: new Date('2026-11-22T11:00:00Z'),
        outcome: 'kept',
        from: 1,
        to: 2,
        added: [party(gamma)],
        removed: [party(alfa)],
        changed: [{ ...party(renewed), parts: ['name', 'certificates'] }],
      },
      {
        at: new Date('2026-11-22T10:00:00Z'),
        outcome: 'kept',
        to: 1,
        added: [party(alfa), party(beta)],
        removed: [],
        changed: [],
      },
    ]);
  });

  test('is an address too, and no news when only the order or the signature changes', async () => {
    const { served, host } = aNode(anUpstream(signed([alfa, beta])));
    await currentRegister(source, host);
    served.body = signed([beta, alfa]);
    await refresh(host);
    expect((await readChanges(host, 'register'))[0]).toMatchObject({ from: 1, to: 2, ...nothing });

    const list = writeRegister([beta, alfa]).replace('/idp/beta/sso', '/idp/beta/entry');
    served.body = intoElement(list, writeSignature(list, '_register', { key: signer }));
    await refresh(host);
    expect((await readChanges(host, 'register'))[0]).toMatchObject({
      ...nothing,
      changed: [{ ...party(beta), parts: ['addresses'] }],
    });
  });

  test('is nothing when the copy is the same, hour after hour', async () => {
    const { host } = aNode(anUpstream(signed()));
    await currentRegister(source, host);
    await refresh(host);
    await refresh(host);

    expect(await readChanges(host, 'register')).toHaveLength(1);
  });
});

describe('a copy that is refused', () => {
  const forgeries: readonly (readonly [string, string, string])[] = [
    ['truncated', signed().slice(0, -200), 'document.not_well_formed'],
    ['tampered', signed().replace('Alfa ID', 'Mallory ID'), 'signature.digest'],
    ['signed by another key', signed(issuers, stranger), 'register.signer_not_pinned'],
    ['not signed', writeRegister(issuers), 'register.signer_not_pinned'],
    ['a page that says sorry', '<html><p>Sorry</html>', 'document.not_well_formed'],
  ];

  test.each(forgeries)('because it is %s leaves the last good one', async (_name, body, rule) => {
    const { served, host } = aNode(anUpstream(signed()));
    await currentRegister(source, host);
    served.body = body;
    expect(await refresh(host)).toMatchObject({ detail: { rule } });
    expect(await refresh(host)).toMatchObject({ detail: { rule } });

    expect(await entityIds(host)).toHaveLength(3);
    const [newest, ...older] = await readChanges(host, 'register');
    expect(newest).toMatchObject({ outcome: 'refused', from: 1, rule, ...nothing });
    expect(older).toHaveLength(1);
  });

  test('because it lost more than half of its entries names those, which its signer did sign', async () => {
    const { served, host } = aNode(anUpstream(signed()));
    await currentRegister(source, host);
    served.body = signed([gamma]);
    expect(await refresh(host)).toMatchObject({ detail: { rule: 'register.shrunk' } });

    expect((await readChanges(host, 'register'))[0]).toMatchObject({
      outcome: 'refused',
      from: 1,
      rule: 'register.shrunk',
      removed: [party(alfa), party(beta)],
    });
  });

  test('is followed by word of the good one, though that brings nothing new', async () => {
    const { served, host } = aNode(anUpstream(signed()));
    await currentRegister(source, host);
    served.body = 'x';
    await refresh(host);
    served.body = signed();
    await refresh(host);
    await refresh(host);

    const outcomes = (await readChanges(host, 'register')).map(({ outcome, from, to }) => [
      outcome,
      from,
      to,
    ]);
    expect(outcomes).toEqual([
      ['kept', 1, 1],
      ['refused', 1, undefined],
      ['kept', undefined, 1],
    ]);
  });

  test('is no change when the register only does not answer', async () => {
    const { served, host } = aNode(anUpstream(signed()));
    await currentRegister(source, host);
    served.status = 503;
    expect(await refresh(host)).toMatchObject({ code: 'upstream_unavailable' });

    expect(await readChanges(host, 'register')).toHaveLength(1);
  });
});

describe('the pinned certificate of the register', () => {
  const both: RegisterSource = { url, fingerprints: [pinOf(signer), pinOf(next)] };
  const after: RegisterSource = { url, fingerprints: [pinOf(next)] };

  test('is rotated with two pins for a while, and the list stays whole', async () => {
    const { served, host } = aNode(anUpstream(signed()));
    await currentRegister(source, host);
    expect(await entityIds(host, both)).toHaveLength(3);
    served.body = signed(issuers, next);
    expect(await refresh(host, both)).toBe('kept');

    expect(await entityIds(host, after)).toHaveLength(3);
    expect(served.requests).toBe(2);
  });

  test('replaced at once makes the kept copy worthless: the register is asked, and compared still', async () => {
    const { served, host } = aNode(anUpstream(signed()));
    await currentRegister(source, host);
    await expect(currentRegister(after, host)).rejects.toMatchObject({ code: 'forged' });
    served.body = signed([gamma], next);
    expect(await refresh(host, after)).toMatchObject({ detail: { rule: 'register.shrunk' } });
    served.body = signed(issuers, next);

    expect(await entityIds(host, after)).toHaveLength(3);
    expect((await readChanges(host, 'register'))[0]).toMatchObject({ from: 1, to: 2, ...nothing });
  });
});

describe('a register from a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'piazza-register-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'register.xml');
  const offline: RegisterSource = { file, fingerprints: [pinOf(signer)] };

  test('needs no network, and whoever changes it sees what changed', async () => {
    const { served, host } = aNode(anUpstream('never asked'));
    writeFileSync(file, signed());
    await refresh(host, offline);
    writeFileSync(file, signed([alfa]));

    expect(await entityIds(host, offline)).toEqual([alfa.entityId]);
    expect(await refresh(host, offline)).toBe('kept');
    expect((await readChanges(host, 'register'))[0]).toMatchObject({
      from: 1,
      to: 2,
      removed: [party(beta), party(gamma)],
    });
    expect(served.requests).toBe(0);
  });

  test('is refused when another key signed it', async () => {
    const { host } = aNode(anUpstream('never asked'));
    writeFileSync(file, signed(issuers, stranger));

    await expect(currentRegister(offline, host)).rejects.toMatchObject({ code: 'forged' });
  });
});
