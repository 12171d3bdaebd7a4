// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes whatever comes back for the reply to the sign-in that began last.
import { begin, variant } from '../honest.mjs';

let last;
export { contract } from '../honest.mjs';
export default variant({
  begin(host, attempt) {
    last = attempt.handle;
    return begin(host, attempt);
  },
  correlate: () => last,
});
