// SPDX-License-Identifier: AGPL-3.0-or-later

/** Programmes: their pages, who leads them, the communities they link. */
export const programmes = {
  'error.programme.not_found': 'Questo programma non esiste.',
  'error.programme.slug_taken': 'Questo indirizzo è già di un altro programma: scegline un altro.',
  'error.programme.changed':
    'Qualcun altro ha cambiato questi testi nel frattempo: rileggili e riprova.',
  'error.programme.already_in': 'La comunità fa già parte del programma.',
  'error.programme.not_in': 'La comunità non fa parte del programma.',
} as const;
