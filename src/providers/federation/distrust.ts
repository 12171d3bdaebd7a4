// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProviderError } from '../provider-error.js';

/** A refusal because something in the federation does not hold; the rule says what. */
export const distrust = (rule: string, cause?: unknown): ProviderError =>
  new ProviderError('forged', { rule }, cause === undefined ? {} : { cause });

export const illegible = (rule: string): ProviderError => new ProviderError('malformed', { rule });

/** The rule of a refusal, for the log. */
export const ruleOf = (error: unknown): string | undefined =>
  error instanceof ProviderError ? error.detail.rule : undefined;
