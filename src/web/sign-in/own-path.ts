// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';

const base = 'http://own.invalid';

/** Whether a text is a path of this site and nothing that a browser would read as another one. */
export function isOwnPath(text: string): boolean {
  if (!text.startsWith('/') || /[\\\s]/.test(text) || !URL.canParse(text, base)) return false;
  return new URL(text, base).origin === base;
}

/** A path of ours to continue at; `/me` when none was given. */
export const ownPath = z.string().max(2_000).refine(isOwnPath).default('/me');
