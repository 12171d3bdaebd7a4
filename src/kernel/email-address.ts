// SPDX-License-Identifier: AGPL-3.0-or-later
import { domainToASCII } from 'node:url';
import { z } from 'zod';

const plain = z.email().max(254);

/**
 * An address in the form it is compared by: trimmed, lower case, the domain in ASCII.
 * Dots and tags in the local part stay: what they mean is up to the mailbox's own server.
 */
export function parseAddress(raw: string): string | undefined {
  const text = raw.normalize('NFC').trim().toLowerCase();
  const at = text.lastIndexOf('@');
  const domain = at > 0 ? domainToASCII(text.slice(at + 1)) : '';
  const parsed = plain.safeParse(`${text.slice(0, at)}@${domain}`);
  return parsed.success ? parsed.data : undefined;
}

/** How two spellings of one address compare; never used to choose a member without proof. */
export const normaliseAddress = (address: string): string =>
  address.trim().normalize('NFC').toLowerCase();

/** `g***@example.org`: enough for its owner to recognise. */
export const maskAddress = (address: string): string => address.replace(/^(.)[^@]*/, '$1***');
