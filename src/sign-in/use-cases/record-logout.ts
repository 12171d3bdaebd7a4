// SPDX-License-Identifier: AGPL-3.0-or-later
import { trustId, type AttemptId } from '../../kernel/ids.js';
import type { RecordLogout } from '../../providers/provider.js';
import type { RecordedMessage, SignInDeps } from '../deps.js';

type Deps = Pick<SignInDeps, 'now' | 'pseudonym' | 'record'>;

/** Collects the messages of one logout, to be kept in the 24-month register once it is over, however it ends. */
export function logoutRecord(
  deps: Deps,
  instance: string,
): { readonly record: RecordLogout; keep(): Promise<void> } {
  const messages: RecordedMessage[] = [];
  return {
    record(kind, content, reference) {
      const attemptId = exchangeId(deps, instance, reference);
      messages.push({ attemptId, instance, kind, reference, at: deps.now(), content });
    },
    async keep() {
      if (messages.length > 0) await deps.record(messages);
    },
  };
}

/**
 * Request and answer come hours and nodes apart, and belong together in the register: the ID of the
 * request, which both name, makes the same UUID (version 8, RFC 9562) for them.
 */
function exchangeId({ pseudonym }: Deps, instance: string, reference: string): AttemptId {
  const named = pseudonym('logout.exchange', JSON.stringify([instance, reference]));
  const bytes = Buffer.from(named, 'hex').subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return trustId(hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
}
