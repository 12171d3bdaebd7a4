// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { Clock } from '../../kernel/clock.js';
import type { Logger } from '../../kernel/logger.js';
import { isEnabled, type ProviderRegistry } from '../../providers/registry.js';
import { claimTask } from '../store/provider-storage.js';

interface Deps {
  readonly db: Db;
  readonly now: Clock;
  readonly providers: ProviderRegistry;
  readonly logger: Logger;
}

/**
 * Runs the periodic tasks of the providers that are due, each once across all nodes. One that fails
 * is logged and comes again at its next time.
 */
export async function runProviderTasks({ db, now, providers, logger }: Deps): Promise<void> {
  for (const instance of providers.instances.filter(isEnabled)) {
    for (const work of instance.provider.tasks ?? []) {
      const { name, everySeconds } = work;
      const task = { instance: instance.id, name, everySeconds, now: now() };
      if (!(await claimTask(db, task))) continue;
      await work.run().catch((error: unknown) => {
        logger.error({ err: error, provider: instance.id, task: name }, 'provider.task_failed');
      });
    }
  }
}
