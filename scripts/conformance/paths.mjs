// SPDX-License-Identifier: AGPL-3.0-or-later
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** What is slow to make and may stay between runs. */
export const cache = join(root, '.cache/conformance');
/** What belongs to one run; conformance/service.yaml names its files. */
export const work = join(cache, 'run');
export const requirements = join(root, 'conformance/requirements.txt');
export const reports = join(root, 'conformance');
