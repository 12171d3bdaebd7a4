// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler } from 'express';
import { refuseHeaders, reservedHeaders } from './certificate-headers.js';

/**
 * On a listener that the public reaches nobody may say who they are by a header: a proxy that lets one
 * through, or a way around the proxy, has to be seen.
 */
export const refuseCertificateHeaders: RequestHandler = (req, _res, next) => {
  try {
    refuseHeaders(req, reservedHeaders);
  } catch (error) {
    req.log.warn({ rule: 'certificate.header_not_expected' }, 'sign_in.refused');
    return next(error);
  }
  return next();
};
