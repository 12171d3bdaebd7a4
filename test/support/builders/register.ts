// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto';
import { createMonthBoxes } from '../../../src/audit/register/month-keys.js';
import type { ReadDeps } from '../../../src/audit/register/read.js';
import { recordSignIn, type SignInRecord } from '../../../src/audit/register/record.js';
import type { Db } from '../../../src/database/database.js';
import { newId } from '../../../src/kernel/ids.js';
import { createSealedBox } from '../../../src/kernel/sealed-box.js';

const box = createSealedBox([{ id: 'test', secret: Buffer.alloc(32, 9) }]);
const hashReference = (reference: string): Buffer =>
  createHmac('sha256', 'test').update(reference).digest();

export const registerNow = new Date('2026-11-22T10:00:00Z');

/** The register as the service appends to it and as an auditor reads it; each call is another node. */
export function aRegister(register: Db, db: Db = register) {
  const monthBox = createMonthBoxes({ register, box });
  const readDeps: ReadDeps = { reader: register, db, box, hashReference, now: () => registerNow };
  return {
    record: (records: readonly SignInRecord[]) =>
      recordSignIn({ register, monthBox, hashReference }, records),
    readDeps,
  };
}

export function aRecord(given: Partial<SignInRecord> = {}): SignInRecord {
  const content = Buffer.from('<samlp:Response fiscalNumber="TINIT-X"/>');
  return {
    attemptId: newId(),
    instance: 'spid',
    kind: 'response',
    at: registerNow,
    content,
    ...given,
  };
}
