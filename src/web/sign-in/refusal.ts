// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { PiazzaError } from '../../kernel/errors.js';

/** One line for every refused message of a provider, with the rule that refused it; nothing of the person. */
export const refusalLog =
  (event: `${string}.refused`) =>
  (req: Request, instance: string, error: unknown): void => {
    if (!(error instanceof PiazzaError)) return;
    const { rule, official, attempt } = error.context;
    req.log.warn({ refusal: error.code, rule, official, instance, attempt }, event);
  };

export const logRefusal = refusalLog('sign_in.refused');
