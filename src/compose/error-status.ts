// SPDX-License-Identifier: AGPL-3.0-or-later
import { identityErrors } from '../identity/errors.js';
import { kernelErrors, type ErrorStatus } from '../kernel/errors.js';
import { membershipErrors } from '../membership/errors.js';
import { portalErrors } from '../portal/errors.js';
import { cardErrors } from '../sign-in/card-errors.js';
import { emailLinkErrors } from '../sign-in/email-link-errors.js';
import { signInErrors } from '../sign-in/errors.js';
import { officialErrors } from '../sign-in/official-errors.js';

/** Every error code with its HTTP status: a feature whose table is missing here does not compile. */
export const errorStatus = {
  ...kernelErrors,
  ...identityErrors,
  ...membershipErrors,
  ...portalErrors,
  ...signInErrors,
  ...officialErrors,
  ...cardErrors,
  ...emailLinkErrors,
} satisfies ErrorStatus;
