// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorCode } from '../../../kernel/errors.js';
import type { LinkKind } from '../links/link.js';

/** The communities that one said it has to do with, by their addresses, and how. */
export type Links = Readonly<Record<string, LinkKind>>;

export interface SettlingLinks {
  readonly slug: string;
  readonly wanted: Links;
  readonly isActive: (slug: string) => boolean;
  readonly isThere: (slug: string) => boolean;
  /** What the others will say of this one. */
  readonly saidBy: (slug: string) => Links;
}

export interface SettledLinks {
  /** Only between communities that are open. */
  readonly target: Links;
  /** The others whose doors have to open first; this one itself too. */
  readonly waitsFor: readonly string[];
  readonly refusal: ErrorCode | undefined;
}

/** Of the links that a file wants for one community, those that may be. */
export function settleLinks(settling: SettlingLinks): SettledLinks {
  const { slug, wanted, isActive, isThere, saidBy } = settling;
  const others = Object.keys(wanted);
  const refuse = (refusal: ErrorCode): SettledLinks => ({ target: {}, waitsFor: [], refusal });
  if (others.includes(slug)) return refuse('link.to_itself');
  if (!others.every(isThere)) return refuse('community.not_found');
  if (others.some((other) => slug in saidBy(other))) return refuse('link.already_there');
  const waitsFor = [slug, ...others].filter((one) => others.length > 0 && !isActive(one));
  const open = Object.entries(wanted).filter(([other]) => isActive(slug) && isActive(other));
  return { target: Object.fromEntries(open), waitsFor, refusal: undefined };
}
