// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from '../../kernel/clock.js';
import type { Attempt } from '../../providers/provider.js';
import type { RecordedMessage } from '../deps.js';
import type { PendingAttempt } from '../domain/attempt.js';

/** An attempt as its provider sees it, with what the provider said to it. */
export interface LiveAttempt {
  readonly attempt: Attempt;
  correlation(): string | undefined;
  messages(): readonly RecordedMessage[];
}

export function openAttempt(
  pending: PendingAttempt,
  host: { readonly origin: URL; readonly now: Clock },
): LiveAttempt {
  const { id: attemptId, instance, secrets } = pending;
  const messages: RecordedMessage[] = [];
  let correlation: string | undefined;
  return {
    attempt: {
      handle: secrets.handle,
      minimum: pending.minimum,
      fresh: pending.fresh,
      locale: pending.locale,
      startedAt: pending.createdAt,
      input: secrets.input,
      memory: secrets.memory,
      replyTo: (path) => new URL(`/sign-in/${instance}${path}`, host.origin),
      correlateBy(key) {
        correlation = key;
      },
      record(kind, bytes, reference) {
        messages.push({ attemptId, instance, kind, reference, at: host.now(), content: bytes });
      },
      ...(pending.choice !== undefined && { choice: pending.choice }),
      ...(secrets.portal !== undefined && { portal: secrets.portal }),
      ...(secrets.attributeService !== undefined && {
        attributeService: secrets.attributeService,
      }),
      ...(secrets.affiliation !== undefined && { professional: true }),
    },
    correlation: () => correlation,
    messages: () => messages,
  };
}
