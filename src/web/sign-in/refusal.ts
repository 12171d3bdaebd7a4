// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { PiazzaError } from '../../kernel/errors.js';

/** One line for every refused sign-in, with the rule that refused it; nothing of the person. */
export function logRefusal(req: Request, instance: string, error: unknown): void {
  if (!(error instanceof PiazzaError)) return;
  const { rule, official, attempt } = error.context;
  req.log.warn({ refusal: error.code, rule, official, instance, attempt }, 'sign_in.refused');
}
