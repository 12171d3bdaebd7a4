// SPDX-License-Identifier: AGPL-3.0-or-later
// Leads somewhere else than it says.
import { variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({
  provider: () => ({ origins: async () => ['https://elsewhere.example'] }),
});
