// SPDX-License-Identifier: AGPL-3.0-or-later
// Publishes more than anybody wants to read.
import { variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  provider: () => ({
    documents: [
      { path: '/metadata', type: 'text/plain', render: async () => 'x'.repeat(5_000_000) },
    ],
  }),
});
