// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * The bytes that a text in base64url stands for (RFC 4648, 5), which is read in one way only: without padding, blanks or
 * spare bits, so that no two texts are the same secret.
 * @throws Error for a text that is not written so
 */
export function readBase64url(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new Error('this is no base64url');
  return bytes;
}
