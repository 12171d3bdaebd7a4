// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SealedBox } from '../../kernel/sealed-box.js';

const purpose = 'session.data';

export const sealSessionData = (box: SealedBox, data: object): Buffer =>
  box.seal(purpose, Buffer.from(JSON.stringify(data), 'utf8'));

export function openSessionData(box: SealedBox, sealed: Buffer): Record<string, unknown> {
  const data: unknown = JSON.parse(box.open(purpose, sealed).toString('utf8'));
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

export const emptySessionData = (box: SealedBox): Buffer => sealSessionData(box, {});
