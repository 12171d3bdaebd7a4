// SPDX-License-Identifier: AGPL-3.0-or-later

/** Communities that live elsewhere: their page, and the entries that staff look after. */
export const external = {
  'error.community.elsewhere':
    'Questa comunità vive su un altro sito: qui non ha membri, vi si aderisce là.',
  'external.notice': 'Questa comunità vive su un altro sito. Qui trovi com’è fatta e dove aderire.',
  'external.go': 'Vai al sito della comunità',
  'external.edit': 'Modifica questa voce',
  'staff.nav.external': 'Comunità altrove',
  'external.title': 'Comunità che vivono altrove',
  'external.lead':
    'Voci del catalogo per comunità che hanno casa su un altro sito: chi sono, di che cosa si occupano, dove e come aderire. Qui non hanno membri.',
  'external.none': 'Nessuna voce.',
  'external.new': 'Aggiungi una comunità',
  'external.slug': 'Indirizzo nel catalogo',
  'external.slug.hint': 'Lettere minuscole, cifre e trattini. Non si cambia più.',
  'external.error.slug': 'Da 2 a 60 lettere minuscole, cifre o trattini.',
  'external.home_url.hint': 'L’indirizzo completo, che comincia con https://.',
  'external.error.home_url':
    'Scrivi l’indirizzo del sito della comunità, che comincia con https://.',
  'external.save': 'Salva la voce',
  'external.withdraw': 'Togli dal catalogo',
  'external.withdraw.text': 'La voce sparisce, e il suo indirizzo non sarà di nessun’altra.',
  'flash.external.listed': 'La comunità è nel catalogo.',
  'flash.external.described': 'La voce è cambiata.',
  'flash.external.withdrawn': 'La voce non c’è più.',
} as const;
