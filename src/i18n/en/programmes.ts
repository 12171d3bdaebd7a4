// SPDX-License-Identifier: AGPL-3.0-or-later

/** Programmes: their pages, who leads them, the communities they link. */
export const programmes = {
  'error.programme.not_found': 'This programme does not exist.',
  'error.programme.slug_taken': 'Another programme has this address: choose another.',
  'error.programme.changed':
    'Somebody else changed these texts meanwhile: read them and try again.',
  'error.programme.already_in': 'The community is already part of the programme.',
  'error.programme.not_in': 'The community is not part of the programme.',
} as const;
