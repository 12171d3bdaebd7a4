// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';

/** Whether a request comes from this machine itself, not through a proxy that stands on it. */
export function isLocal(req: Request): boolean {
  const address = req.socket.remoteAddress ?? '';
  const forwarded = req.headers['x-forwarded-for'] ?? req.headers['forwarded'];
  return forwarded === undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}
