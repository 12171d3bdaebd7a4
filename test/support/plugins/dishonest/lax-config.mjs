// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes any configuration.
import { variant } from '../honest.mjs';

export { contract } from '../honest.mjs';
export default variant({ definition: { configSchema: { parse: (config) => config } } });
