// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../../kernel/clock.js';
import { normaliseAddress, parseAddress } from '../../../kernel/email-address.js';
import type { CommunityRequestId, MemberId, PromoterId } from '../../../kernel/ids.js';

export type PromoterStatus = 'invited' | 'signed' | 'declined' | 'replaced';

/** Somebody who is asked to sign a request for a community. */
export interface Promoter {
  readonly id: PromoterId;
  readonly requestId: CommunityRequestId;
  /** Whom the requester named, or who signed; undefined for an address that nobody has answered from. */
  readonly memberId: MemberId | undefined;
  /** As it was typed; undefined for a member named, and once it was blanked. */
  readonly address: string | undefined;
  readonly locale: 'it' | 'en';
  readonly status: PromoterStatus;
  readonly createdAt: Date;
  /** How often they were written to, and the last time. */
  readonly sentCount: number;
  readonly lastSentAt: Date;
}

/** A line of the list: an address, or the name that somebody chose to be seen by. */
export type Named = { readonly address: string } | { readonly name: string };
export type PromoterFault = 'address' | 'repeated' | 'name';

export interface PromoterLineFault {
  /** From 1, as an editor counts. */
  readonly line: number;
  readonly fault: PromoterFault;
}

export type PromoterList =
  | { readonly ok: true; readonly named: readonly Named[] }
  | { readonly ok: false; readonly faults: readonly PromoterLineFault[] };

export const mostPromoters = 20;
/** With those in whose place others were named. */
export const mostEverNamed = 40;

/** Nobody is written to more often, nor sooner again. */
const mostLetters = 3;
const daysBetweenLetters = 3;

export const mayBeWrittenAgain = (
  { status, sentCount, lastSentAt }: Pick<Promoter, 'status' | 'sentCount' | 'lastSentAt'>,
  at: Date,
): boolean =>
  status === 'invited' &&
  sentCount < mostLetters &&
  later(lastSentAt, daysBetweenLetters * day) <= at;

/** Somebody else may be named in the place of who says no, or nothing. */
export const mayBeReplaced = ({ status }: Pick<Promoter, 'status'>): boolean =>
  status === 'invited' || status === 'declined';

/** Reads one promoter a line: every fault of every line, or all of them. */
export function readPromoterList(text: string): PromoterList {
  const lines = text
    .split(/\r?\n/)
    .map((words, index) => ({ words: words.trim(), line: index + 1 }));
  const seen = new Set<string>();
  const read = lines
    .filter(({ words }) => words !== '')
    .slice(0, mostPromoters + 1)
    .map(({ words, line }) => readLine(words, line, seen));
  const faults = read.filter((one) => 'fault' in one);
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, named: read.filter((one): one is Named => !('fault' in one)) };
}

/** One promoter, as a line of the list; undefined for what is no line of it. */
export function readPromoter(text: string): Named | undefined {
  const list = readPromoterList(text);
  return list.ok && list.named.length === 1 ? list.named[0] : undefined;
}

function readLine(words: string, line: number, seen: Set<string>): Named | PromoterLineFault {
  const isAddress = words.includes('@');
  const address = isAddress ? parseAddress(words) : undefined;
  if (isAddress && address === undefined) return { line, fault: 'address' };
  if (words.length > 100) return { line, fault: 'name' };
  const key = address ?? normaliseAddress(words);
  if (seen.has(key)) return { line, fault: 'repeated' };
  seen.add(key);
  return address === undefined ? { name: words } : { address };
}
