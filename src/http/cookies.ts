// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';

/** The value of a cookie, or undefined when the browser sent none or a broken one. */
export function readCookie(req: Request, name: string): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const pair = pairs.find((candidate) => candidate.startsWith(`${name}=`));
  if (!pair) return undefined;
  try {
    return decodeURIComponent(pair.slice(name.length + 1));
  } catch {
    return undefined;
  }
}

/** The prefix that makes browsers refuse a cookie set over http or by a subdomain; none over plain http (demo). */
export const hostCookie = (name: string, secure: boolean): string =>
  secure ? `__Host-${name}` : name;
