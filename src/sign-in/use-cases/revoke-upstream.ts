// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Trx } from '../../database/database.js';
import { addJob, type Task } from '../../database/jobs.js';
import { isEnabled } from '../../providers/registry.js';
import type { SignInDeps } from '../deps.js';
import type { LeftUpstream } from '../store/sessions.js';
import { openMemory } from './upstream-session.js';

export const revokeTask = 'provider.revoke';

const payload = z.strictObject({ instance: z.string(), memory: z.base64() });
/** Some ten minutes of trying: what is left expires soon by itself. */
const maxAttempts = 6;

/** Has what ended sessions left at identity providers given back, if and when the transaction commits. */
export async function revokeLater(trx: Trx, left: readonly LeftUpstream[]): Promise<void> {
  for (const { instance, memory } of left) {
    const job = { task: revokeTask, payload: { instance, memory: memory.toString('base64') } };
    await addJob(trx, job, { maxAttempts });
  }
}

/** The job that does it; a provider that takes nothing back has nothing to do. */
export const revokeUpstream =
  ({ box, providers }: Pick<SignInDeps, 'box' | 'providers'>): Task =>
  async (raw) => {
    const { instance: id, memory } = payload.parse(raw);
    const instance = providers.find(id);
    if (!instance || !isEnabled(instance)) return;
    await instance.provider.logout?.revoke?.(openMemory({ box }, Buffer.from(memory, 'base64')));
  };
