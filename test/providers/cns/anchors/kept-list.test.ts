// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, test } from '@jest/globals';
import { anchorsOf } from '../../../../src/providers/cns/anchors/anchors.js';
import type { Host } from '../../../../src/providers/provider.js';
import { createAuthority, type Authority } from '../../../simulators/cns/authority.js';
import { signTrustedList, writeTrustedList } from '../../../simulators/cns/trusted-list.js';
import { createIdpKey, type IdpKey } from '../../../simulators/spid-idp/keys.js';
import { aNode, anUpstream, pinOf } from '../../../support/builders/saml-register.js';

const [signer, next] = [await createIdpKey('agid'), await createIdpKey('agid 2')];
const names = ['CN=A', 'CN=B', 'CN=C', 'CN=D'];
const authorities = await Promise.all(names.map((name) => createAuthority({ name })));
const url = 'https://trust.example/TSL-IT.xml';

const edition = (sequence: number, listed: readonly Authority[] = authorities, key = signer) =>
  signTrustedList(writeTrustedList(listed, { sequence }), key);
const anchorsAt = (host: Host, pinned: readonly IdpKey[] = [signer]) =>
  anchorsOf({ trustList: { url, fingerprints: pinned.map(pinOf) } }, host);
const subjects = async (host: Host, pinned?: readonly IdpKey[]): Promise<readonly string[]> =>
  (await anchorsAt(host, pinned).current()).map(({ x509 }) => x509.subject);
const refresh = async (host: Host): Promise<unknown> =>
  anchorsAt(host)
    .list?.refresh()
    .then(
      () => 'kept',
      ({ detail }) => detail.rule,
    );

let node: ReturnType<typeof aNode>;
beforeEach(async () => {
  node = aNode(anUpstream(edition(7)));
  expect(await subjects(node.host)).toEqual(names);
  node.pass(86_400);
});

describe('the kept trusted list', () => {
  test('follows a newer edition, and says who came and who went', async () => {
    const { served, host } = node;
    served.body = edition(8, authorities.slice(1));
    expect(await refresh(host)).toBe('kept');

    expect(await subjects(host)).toEqual(names.slice(1));
    const [last] = (await anchorsAt(host).list?.changes()) ?? [];
    expect(last).toMatchObject({ outcome: 'kept', from: 1, to: 2, removed: [{ name: 'A' }] });
  });

  test.each<[string, () => string, string]>([
    [
      'an older edition, which may trust whom the newer one does not',
      () => edition(6),
      'trust_list.rolled_back',
    ],
    ['an edition without most', () => edition(8, authorities.slice(3)), 'trust_list.shrunk'],
    ['an edition without any', () => edition(8, []), 'trust_list.shrunk'],
    [
      'one signed by somebody else',
      () => edition(8, authorities, next),
      'trust_list.signer_not_pinned',
    ],
    ['a web page', () => '<!doctype html><p>moved</p>', 'document.doctype_or_cdata'],
  ])('stays when the address serves %s', async (_what, body, rule) => {
    const { served, host } = node;
    served.body = body();
    expect(await refresh(host)).toBe(rule);

    expect(await subjects(host)).toEqual(names);
    const [last] = (await anchorsAt(host).list?.changes()) ?? [];
    expect(last).toMatchObject({ outcome: 'refused', from: 1, rule });
  });

  test('stays when the address does not answer, on a node that never saw it', async () => {
    const { served, host } = node;
    served.status = 503;
    expect(await refresh(host)).toBe('trust_list.fetch');

    expect(await subjects(host)).toEqual(names);
    expect(served.requests).toBe(2);
  });

  test('is fetched anew when the pinned certificate was replaced', async () => {
    const { served, host } = node;
    served.body = edition(8, authorities, next);

    expect(await subjects(host, [next])).toEqual(names);
    expect(served.requests).toBe(2);
  });

  test('goes back to no older edition when the pinned certificate was replaced', async () => {
    const { served, host } = node;
    served.body = edition(6, authorities, next);

    await expect(subjects(host, [next])).rejects.toMatchObject({
      detail: { rule: 'trust_list.rolled_back' },
    });
  });
});
