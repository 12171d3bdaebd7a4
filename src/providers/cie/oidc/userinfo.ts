// SPDX-License-Identifier: AGPL-3.0-or-later
import { compactDecrypt, errors, type CompactJWEHeaderParameters, type JWTPayload } from 'jose';
import { fetchProtectedResource } from 'openid-client';
import { toRefusal } from '../../code-flow/refusal.js';
import { distrust, illegible } from '../../federation/distrust.js';
import type { OwnKey } from '../../federation/keys.js';
import { limits } from '../../federation/limits.js';
import { verifySigned } from '../../federation/signed.js';
import { createClient } from './client.js';
import { withCurrentKeys } from './code.js';
import type { RelyingParty } from './relying-party.js';
import type { Answered } from './reply.js';

/**
 * What the identity provider says of the person: signed for us, then encrypted for us (technical rules,
 * userinfo endpoint).
 * @throws ProviderError `userinfo.*`
 */
export async function fetchUserinfo(
  answered: Answered,
  { accessToken, subject }: { readonly accessToken: string; readonly subject: string },
): Promise<JWTPayload> {
  const { party, provider } = answered;
  const signed = await decrypt(party, await read(answered, accessToken));
  return withCurrentKeys(answered, (keys) =>
    verifySigned(signed, {
      name: 'userinfo',
      keys,
      now: party.host.clock.now(),
      algorithms: [party.config.algorithms.signature],
      issuer: provider.issuer,
      audience: party.entityId,
      subject,
    }),
  );
}

async function read({ party, provider, attempt }: Answered, accessToken: string): Promise<string> {
  const client = await createClient(party, provider, {
    audience: provider.issuer,
    record: (kind, message) => attempt.record(kind, Buffer.from(message)),
  });
  try {
    const url = new URL(provider.userinfo_endpoint);
    const response = await fetchProtectedResource(client, accessToken, url, 'GET');
    if (!response.ok) throw distrust('userinfo.status');
    return (await response.text()).trim();
  } catch (error) {
    throw toRefusal(error);
  }
}

/** Opens the outer envelope; what is inside has to be signed. */
async function decrypt(
  { config: { algorithms }, keys }: RelyingParty,
  token: string,
): Promise<string> {
  if (token.length > limits.statement) throw illegible('userinfo.oversized');
  // Whoever leaves out the envelope sends a signed token, or plain claims.
  if (token.split('.').length !== 5) throw distrust('userinfo.not_encrypted');
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(
      token,
      (header) => keyFor(keys.encryption, header).privateKey,
      {
        keyManagementAlgorithms: [algorithms.keyEncryption],
        contentEncryptionAlgorithms: [algorithms.contentEncryption],
      },
    );
    const inside = Buffer.from(plaintext).toString('utf8');
    const nested = protectedHeader.cty?.toUpperCase() === 'JWT' && inside.split('.').length === 3;
    if (!nested) throw distrust('userinfo.not_signed');
    return inside;
  } catch (error) {
    if (error instanceof errors.JOSEAlgNotAllowed) throw distrust('userinfo.encryption_alg');
    if (error instanceof errors.JOSEError) throw distrust('userinfo.decryption');
    throw error;
  }
}

/** The key that the envelope names; the first one when it names none. */
function keyFor(
  [first, ...others]: readonly [OwnKey, ...OwnKey[]],
  { kid }: CompactJWEHeaderParameters,
): OwnKey {
  if (kid === undefined) return first;
  const key = [first, ...others].find((one) => one.kid === kid);
  if (!key) throw distrust('userinfo.encryption_key');
  return key;
}
