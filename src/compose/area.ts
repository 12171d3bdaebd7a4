// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Router } from 'express';
import type { Task } from '../database/jobs.js';
import type { EventHandler } from '../database/relay.js';
import type { RepeatOptions } from '../database/repeat.js';

/** What one part of the application adds to the whole; see `AppDeps` for the three kinds of routers. */
export interface Area {
  readonly open?: readonly Router[];
  readonly crossSite?: readonly Router[];
  readonly pages?: readonly Router[];
  /** Jobs by name. */
  readonly tasks?: Readonly<Record<string, Task>>;
  /** Who is given every committed event. */
  readonly handlers?: readonly EventHandler[];
  readonly repeated?: readonly Pick<RepeatOptions, 'everyMilliseconds' | 'run'>[];
  readonly close?: () => Promise<void>;
}
