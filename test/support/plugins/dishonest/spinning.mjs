// SPDX-License-Identifier: AGPL-3.0-or-later
// Never gives the processor back.
import { variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  begin() {
    for (;;) {
      // On and on.
    }
  },
});
