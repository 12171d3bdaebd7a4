// SPDX-License-Identifier: AGPL-3.0-or-later
import { refuseHeaders, reservedHeaders } from './certificate-headers.js';
import type { Step } from './in-one-step.js';

/**
 * On a listener that the public reaches nobody may say who they are by a header: a proxy that lets one
 * through, or a way around the proxy, has to be seen.
 */
export const refuseCertificateHeaders: Step = (req) => {
  try {
    refuseHeaders(req, reservedHeaders);
  } catch (error) {
    req.log.warn({ rule: 'certificate.header_not_expected' }, 'sign_in.refused');
    throw error;
  }
};
