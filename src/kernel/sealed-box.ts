// SPDX-License-Identifier: AGPL-3.0-or-later
import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import { randomBytes } from './random.js';

/** A symmetric key of 32 bytes with the name it is known by in stored data. */
export interface NamedKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** Seals and opens small secrets at rest: AES-256-GCM, the newest key seals, any key opens. */
export interface SealedBox {
  /** `purpose` is authenticated with the content, so that a box of one column never opens in another. */
  seal(purpose: string, content: Buffer): Buffer;
  /** @throws Error when the box was altered, has another purpose, or its key is gone. */
  open(purpose: string, box: Buffer): Buffer;
}

const ivLength = 12;
const tagLength = 16;

/** @param keys newest first, each of 32 bytes, ids of at most 255 bytes. */
export function createSealedBox(keys: readonly NamedKey[]): SealedBox {
  // Key objects: bytes would be wrapped anew, with a failing look inside, at every use.
  const ready = keys.map(({ id, secret }) => ({ id, secret: createSecretKey(secret) }));
  const [newest] = ready;
  if (!newest) throw new Error('a sealed box needs a key');

  return {
    seal(purpose, content) {
      const id = Buffer.from(newest.id, 'utf8');
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', newest.secret, iv);
      cipher.setAAD(Buffer.from(purpose, 'utf8'));
      const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
      return Buffer.concat([Buffer.from([id.length]), id, iv, cipher.getAuthTag(), sealed]);
    },
    open(purpose, box) {
      const idEnd = 1 + (box[0] ?? 0);
      const id = box.subarray(1, idEnd).toString('utf8');
      const key = ready.find((candidate) => candidate.id === id);
      if (!key) throw new Error('the key of this box is gone');
      const iv = box.subarray(idEnd, idEnd + ivLength);
      const tag = box.subarray(idEnd + ivLength, idEnd + ivLength + tagLength);
      const decipher = createDecipheriv('aes-256-gcm', key.secret, iv, {
        authTagLength: tagLength,
      });
      decipher.setAAD(Buffer.from(purpose, 'utf8'));
      decipher.setAuthTag(tag);
      return Buffer.concat([
        decipher.update(box.subarray(idEnd + ivLength + tagLength)),
        decipher.final(),
      ]);
    },
  };
}
