// SPDX-License-Identifier: AGPL-3.0-or-later
import { blameAuthor } from '../providers/plug-in/author.js';

/**
 * A promise or a timer of a plug-in that fails while nobody waits for it disables that plug-in, and the
 * process goes on. Of our own code such a failure ends the process, as Node would: its state is unknown.
 */
export function answerForStrayFailures(): void {
  const answer = (failure: unknown): void => {
    if (blameAuthor(failure)) return;
    console.error(failure);
    process.exit(1);
  };
  process.on('unhandledRejection', answer);
  process.on('uncaughtException', answer);
}
