// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Config } from '../../config/schema.js';
import { hour, minute } from '../kernel/clock.js';
import type { SessionLimits } from '../sign-in/domain/session.js';

export const sessionLimits = ({ sessions }: Config): SessionLimits => ({
  idle: sessions.idleMinutes * minute,
  absolute: sessions.absoluteHours * hour,
});
