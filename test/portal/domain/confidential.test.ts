// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { isConfidential } from '../../../src/portal/domain/portal.js';

const secret = Buffer.from('sealed');
const by = (method: string) => ({ token_endpoint_auth_method: method });

describe('a portal that proves itself', () => {
  it.each([
    ['by a secret', { sealedSecret: secret, metadata: {} }, true],
    ['by a key', { sealedSecret: undefined, metadata: by('private_key_jwt') }, true],
    ['by nothing', { sealedSecret: undefined, metadata: {} }, false],
    ['by nothing, as it says', { sealedSecret: undefined, metadata: by('none') }, false],
    ['by nothing, with a secret left over', { sealedSecret: secret, metadata: by('none') }, false],
  ])('%s', (_how, portal, expected) => {
    expect(isConfidential(portal)).toBe(expected);
  });
});
