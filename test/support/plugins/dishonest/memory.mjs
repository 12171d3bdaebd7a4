// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps everything.
import { variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  begin() {
    const kept = [];
    for (;;) kept.push({ kept: Array.from({ length: 1_000 }, () => kept.length) });
  },
});
