// SPDX-License-Identifier: AGPL-3.0-or-later
// Prints without end, past the console.
import { writeSync } from 'node:fs';
import { variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  begin() {
    for (;;) {
      try {
        writeSync(1, 'x'.repeat(10_000));
      } catch {
        // Whoever reads is too slow.
      }
    }
  },
});
