// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes into its metadata when they were rendered.
import { variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  provider: () => ({
    documents: [
      { path: '/metadata', type: 'text/plain', render: async () => new Date().toISOString() },
    ],
  }),
});
