// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Config } from '../../config/schema.js';
import type { Measures } from '../http/measures.js';
import type { Clock } from '../kernel/clock.js';
import type { Logger } from '../kernel/logger.js';
import type { Mailer } from '../mail/mailer.js';
import type { Databases } from './databases.js';
import type { Keys } from './keys.js';

/** What every part of the application is built from. */
export interface Foundation extends Pick<Databases, 'pool' | 'db' | 'register'> {
  readonly config: Config;
  readonly keys: Keys;
  readonly now: Clock;
  readonly logger: Logger;
  readonly mailer: Mailer;
  readonly measures: Measures;
  /** For addresses that somebody else wrote. */
  readonly fetch: typeof fetch;
}
