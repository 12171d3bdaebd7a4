// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Router } from 'express';
import { startIssuers, type Place, type SpidIdp } from '../spid-idp/index.js';
import { cieManner } from './cie.js';
import { eidasManner } from './eidas.js';
import { enterpriseManner } from './enterprise.js';
import { federaManner } from './federa.js';
import { federaLogout } from './federa-logout.js';

/** The identity providers beside SPID: the regional gateway, the identity card, the eIDAS node, a body's own. */
export const gatewayPlans = [
  { name: 'federa', displayName: 'FedERa (demo)', manner: federaManner },
  { name: 'cie', displayName: 'CIE (demo)', manner: cieManner },
  { name: 'eidas', displayName: 'Nodo eIDAS (demo)', manner: eidasManner },
  { name: 'university', displayName: 'Ateneo di prova', manner: enterpriseManner },
];

/** @param more what else stands at this address. */
export const startGateway = (place: Place, more: readonly Router[] = []): Promise<SpidIdp> =>
  startIssuers(place, gatewayPlans, [federaLogout(), ...more]);
