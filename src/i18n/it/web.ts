// SPDX-License-Identifier: AGPL-3.0-or-later
import { webFrame } from './web-frame.js';
import { webHelp } from './web-help.js';

/** The pages, by area. */
export const web = { ...webFrame, ...webHelp } as const;
