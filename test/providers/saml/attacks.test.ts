// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ProviderError } from '../../../src/providers/provider-error.js';
import { inflateMessage } from '../../../src/providers/saml/parse.js';
import { verifySamlResponse, verifyWith } from '../../../src/providers/saml/verify.js';
import { aResponse, aVerification, anIdpKey } from '../../support/builders/saml.js';
import type { Attack } from '../../support/saml/attack.js';
import { attacks } from '../../support/saml/attacks.js';
import { inflateBombs } from '../../support/saml/document-attacks.js';
import { createIdpKey } from '../../simulators/spid-idp/keys.js';
import { encode, signDraft } from '../../simulators/spid-idp/response.js';

const idp = await anIdpKey();
const corpus = attacks({ idp, other: await createIdpKey('beta') });

const refusalOf = (act: () => unknown): ProviderError => {
  try {
    act();
  } catch (error) {
    if (error instanceof ProviderError) return error;
    throw error;
  }
  throw new Error('it was let in');
};

/** Refused by its rule, for less than 50 ms of CPU and 32 MB of memory. */
function expectCheapRefusal(rule: string, act: () => unknown): void {
  const before = memory();
  const costs = [1, 2, 3].map(() => {
    const start = process.threadCpuUsage();
    expect(refusalOf(act).detail.rule).toBe(rule);
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1_000;
  });
  const after = memory();

  // The least of three: what else a busy machine does is no cost of the document.
  expect(Math.min(...costs)).toBeLessThan(50);
  for (const kind of ['used', 'resident', 'peak'] as const)
    expect(after[kind] - before[kind]).toBeLessThan(32 * 1_048_576);
}

/** Bytes in use, resident, and resident at most so far, which also has what was freed again. */
function memory(): { used: number; resident: number; peak: number } {
  const { heapUsed, external, rss } = process.memoryUsage();
  return { used: heapUsed + external, resident: rss, peak: process.resourceUsage().maxRSS * 1_024 };
}

describe('the attack corpus', () => {
  beforeAll(() => {
    const good = encode(signDraft(aResponse(), { key: idp }));
    for (let turn = 0; turn < 20; turn += 1) verifySamlResponse(good, aVerification([idp]));
  });

  test.each([...corpus])('refuses: $name', ({ rule, samlResponse }: Attack) => {
    expectCheapRefusal(rule, () => verifySamlResponse(samlResponse, aVerification([idp])));
  });

  test.each([...inflateBombs()])('refuses by redirect: $name', ({ rule, samlResponse }: Attack) => {
    expectCheapRefusal(rule, () => inflateMessage(samlResponse));
  });

  test.each(['own', 'node-saml', 'both'] as const)(
    'lets none in with the verifier %s',
    async (verifier) => {
      const alarms: string[] = [];
      const how = {
        ...aVerification([idp]),
        onDisagreement: (opinion: string) => alarms.push(opinion),
      };
      const letIn: string[] = [];
      for (const { name, samlResponse } of corpus) {
        await verifyWith(verifier, samlResponse, how).then(
          () => letIn.push(name),
          () => undefined,
        );
      }

      expect(
        letIn.filter((name) => verifier !== 'node-saml' || !nodeSamlIsLaxer.has(name)),
      ).toEqual([]);
      expect(alarms).toEqual([]);
    },
  );
});

/** What node-saml alone lets pass and is no forgery: the right key signed all of it that counts. */
const nodeSamlIsLaxer = new Set([
  'an Object in the signature',
  'the SignatureValue is not base64',
  'the signature twice',
]);
