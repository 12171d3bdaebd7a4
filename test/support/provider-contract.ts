// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import { tell } from '../../src/providers/contract/check.js';
import type { Subject } from '../../src/providers/contract/contract.js';
import { contractChecks } from '../../src/providers/contract/suite.js';
import { openSurroundings } from '../../src/providers/contract/surroundings.js';

export {
  toReply,
  upstreamOf,
  type ContractReply,
  type ProviderContract,
  type Subject,
} from '../../src/providers/contract/contract.js';

/** The published suite over one kind of provider. It touches no database and no network. */
export function providerContract(title: string, make: () => Subject | Promise<Subject>): void {
  describe(`${title} keeps the provider contract: it`, () => {
    let subject: Subject;
    beforeAll(async () => {
      subject = await make();
    });

    it.each(contractChecks)('$promise ($name)', async (check) => {
      const surroundings = openSurroundings();
      const broken = await check
        .run(subject, surroundings)
        .then(() => undefined, tell)
        .finally(() => surroundings.close());
      expect(broken).toBeUndefined();
    });
  });
}
