// SPDX-License-Identifier: AGPL-3.0-or-later

/** One element of DER: where it stands and where its content does. */
export interface Tlv {
  readonly tag: number;
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

export const tags = { integer: 0x02, utcTime: 0x17, generalTime: 0x18, sequence: 0x30 } as const;

const fail = (): never => {
  throw new RangeError('not DER');
};

/** Reads an element that ends before `limit`: tags of one byte, definite lengths. @throws RangeError */
export function readTlv(bytes: Buffer, start: number, limit: number): Tlv {
  if (start + 2 > limit) return fail();
  const tag = bytes[start] ?? fail();
  const first = bytes[start + 1] ?? fail();
  const size = first < 0x80 ? 0 : first & 0x7f;
  const content = start + 2 + size;
  if ((tag & 0x1f) === 0x1f || first === 0x80 || size > 4 || content > limit) return fail();
  const length = size === 0 ? first : bytes.readUIntBE(start + 2, size);
  const end = content + length;
  return end > limit ? fail() : { tag, start, content, end };
}

/** The elements inside an element, one after the other. @throws RangeError */
export function* elementsOf(bytes: Buffer, { content, end }: Tlv): Generator<Tlv> {
  for (let at = content; at < end; ) {
    const element = readTlv(bytes, at, end);
    yield element;
    at = element.end;
  }
}

export const whole = (bytes: Buffer, { start, end }: Tlv): Buffer => bytes.subarray(start, end);

/** A SEQUENCE of elements that are written already. */
export function sequenceOf(parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = Buffer.alloc(5);
  size[0] = 0x84;
  size.writeUInt32BE(length, 1);
  const header = length < 0x80 ? Buffer.from([length]) : size;
  return Buffer.concat([Buffer.from([tags.sequence]), header, content]);
}
