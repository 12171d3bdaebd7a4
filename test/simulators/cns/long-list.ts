// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import type { Authority } from './authority.js';

/** ecdsa-with-SHA256 */
const algorithm = Buffer.from('300a06082a8648ce3d040302', 'hex');
const hour = 3_600_000;

/** A list of so many revoked certificates that the library would take minutes to write it. */
export function longListOf(
  { certificate, key }: Authority,
  serialNumbers: readonly string[],
): Buffer {
  const { tbsCertificate } = AsnConvert.parse(new X509Certificate(certificate).raw, Certificate);
  const now = Date.now();
  const thisUpdate = utcTime(now - hour);
  const entry = (hexadecimal: string): Buffer => sequence([integer(hexadecimal), thisUpdate]);
  const tbs = sequence([
    integer('01'),
    algorithm,
    Buffer.from(AsnConvert.serialize(tbsCertificate.subject)),
    thisUpdate,
    utcTime(now + hour),
    sequence(serialNumbers.map(entry)),
  ]);
  const signature = sign('sha256', tbs, createPrivateKey(key));
  return sequence([tbs, algorithm, element(0x03, Buffer.concat([Buffer.from([0]), signature]))]);
}

const sequence = (parts: readonly Buffer[]): Buffer => element(0x30, Buffer.concat(parts));

/** A positive one: an octet of zeros goes before a number that begins with a one. */
function integer(hexadecimal: string): Buffer {
  const bytes = Buffer.from(
    hexadecimal.padStart(hexadecimal.length + (hexadecimal.length % 2), '0'),
    'hex',
  );
  const [first = 0] = bytes;
  return element(0x02, first < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
}

function utcTime(at: number): Buffer {
  const digits = new Date(at).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14);
  return element(0x17, Buffer.from(`${digits}Z`, 'ascii'));
}

function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = Buffer.alloc(6, 0);
  size.writeUInt8(tag, 0);
  size.writeUInt8(0x84, 1);
  size.writeUInt32BE(length, 2);
  return Buffer.concat([size, content]);
}
