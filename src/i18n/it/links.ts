// SPDX-License-Identifier: AGPL-3.0-or-later

/** Links between communities. */
export const links = {
  'error.link.not_found': 'Questo collegamento fra comunità non c’è più.',
  'error.link.answered': 'A questa proposta è già stata data una risposta.',
  'error.link.already_there':
    'Fra queste due comunità c’è già un collegamento, o una proposta che aspetta risposta.',
  'error.link.to_itself': 'Una comunità non si collega a sé stessa.',
  'links.title': 'Comunità collegate',
  'links.lead':
    'Un collegamento si vede nelle pagine di tutte e due le comunità, quando l’altra ha accettato.',
  'links.unseen': 'una comunità che non vedi',
  'links.none': 'Nessun collegamento.',
  'links.new': 'Proponi un collegamento',
  'links.kind': 'Che cosa lega le due comunità',
  'links.propose': 'Manda la proposta',
  'links.related.own': 'Ha a che fare con',
  'links.related.theirs': 'Ha a che fare con',
  'links.continues.own': 'Continua il lavoro di',
  'links.continues.theirs': 'Il suo lavoro continua in',
  'links.part_of.own': 'Fa parte di',
  'links.part_of.theirs': 'Comprende',
  'links.waits.us': 'aspetta la vostra risposta',
  'links.waits.them': 'aspetta la loro risposta',
  'links.accept': 'Accetta',
  'links.accept_label': 'Accetta il collegamento con {{name}}',
  'links.decline': 'Rifiuta',
  'links.decline_label': 'Rifiuta il collegamento con {{name}}',
  'links.remove': 'Togli',
  'links.remove_label': 'Togli il collegamento con {{name}}',
  'flash.links.proposed': 'La proposta è partita: decide chi gestisce l’altra comunità.',
  'flash.links.accept': 'Le due comunità sono collegate.',
  'flash.links.decline': 'Hai rifiutato il collegamento.',
  'flash.links.remove': 'Il collegamento non c’è più.',
} as const;
