// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WebDeps } from '../deps.js';

/** What the pages of the register ask of the rest. */
export type PortalPagesDeps = Pick<WebDeps, 'keepPortals' | 'signIn' | 'issuer' | 'rehearsePortal'>;
