// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Locale, Translate } from '../i18n/translate.js';
import type { Actor } from '../kernel/actor.js';
import type { MemberId, SessionId } from '../kernel/ids.js';
import type { Level } from '../kernel/level.js';
import type { Logger } from '../kernel/logger.js';

/** How somebody proved who they are. */
export interface Proof {
  readonly memberId: MemberId;
  readonly level: Level;
  readonly methods: readonly string[];
  readonly at: Date;
  /** The provider instance. */
  readonly provider: string;
  /** The body that it was made for. */
  readonly controller: string;
}

/** Who looks at a page: the signed-in member behind this browser's session. */
export interface Viewer {
  readonly sessionId: SessionId;
  readonly displayName: string;
  /** Whether the first-sign-in notice still waits to be read. */
  readonly noticePending: boolean;
  readonly actor: Actor;
  /** The newest proof in this session. */
  readonly proof?: Proof;
}

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- the place that Express's types leave for it
  namespace Express {
    interface Request {
      /** The correlation id: in the log, on error pages, in problem documents. */
      id: string;
      log: Logger;
      locale: Locale;
      t: Translate;
      /** Undefined for a signed-out visitor. */
      viewer?: Viewer | undefined;
    }
  }
}
