// SPDX-License-Identifier: AGPL-3.0-or-later
import { Router } from 'express';
import { day, later, type Clock } from '../kernel/clock.js';

/** `/.well-known/security.txt` (RFC 9116): where to report a weakness. */
export function securityTxt(options: { contact: string; origin: string; now: Clock }): Router {
  const router = Router();
  router.get('/.well-known/security.txt', (_req, res) => {
    const expires = later(options.now(), 180 * day);
    expires.setUTCHours(0, 0, 0, 0);
    const lines = [
      `Contact: mailto:${options.contact}`,
      `Expires: ${expires.toISOString()}`,
      'Preferred-Languages: it, en',
      `Canonical: ${options.origin}/.well-known/security.txt`,
    ];
    res.type('text/plain').send(`${lines.join('\n')}\n`);
  });
  return router;
}
