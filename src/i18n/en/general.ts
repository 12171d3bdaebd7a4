// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Texts } from '../texts.js';
import type { general as italian } from '../it/general.js';

export const general: Texts<typeof italian> = {
  'error.request.malformed': 'The request is not written correctly.',
  'error.request.unknown_field': 'The request contains a field that we do not know.',
  'error.request.too_large': 'What you sent is too large.',
  'error.request.cross_site':
    'The request comes from another site, and for safety we did not carry it out.',
  'error.request.too_many': 'Too many requests in a short time. Wait a moment and try again.',
  'error.session.required': 'Sign in to continue.',
  'error.session.not_fresh':
    'This needs a fresh confirmation of who you are: sign in again and retry.',
  'error.session.level_too_low': 'This needs a stronger sign-in, for example SPID level 2 or CIE.',
  'error.right.missing': 'You do not have the right to do this.',
  'error.configuration.changed':
    'Somebody changed something since the plan was made: make a new plan.',
  'error.page.not_found': 'This page does not exist.',
  'error.server.unavailable': 'The service is not available right now. Try again soon.',
  'error.server.internal':
    'Something went wrong on our side. Try again; if it happens again, write to us.',
};
