// SPDX-License-Identifier: AGPL-3.0-or-later

/** After leaving a community. */
export const leaving = {
  'error.membership.return_too_late':
    'Per tornare sui propri passi c’è un giorno dall’uscita. Puoi aderire di nuovo dalla pagina della comunità.',
  'stint.path.returned': 'uscita annullata',
  'left.title': 'Hai lasciato {{community}}',
  'left.when':
    'L’uscita vale dal {{at}}. Questa pagina è la tua ricevuta; la trovi anche nella posta.',
  'left.roles': 'Incarichi finiti con l’adesione',
  'left.portals': 'Chi lo viene a sapere',
  'left.portals.text': 'Abbiamo avvisato questi portali, che da ora non ti vedono più come membro:',
  'left.home': 'qui si ritrova la comunità',
  'left.undo': 'Hai cambiato idea?',
  'left.undo.text':
    'Fino al {{until}} torni con un clic, senza una nuova richiesta. Gli incarichi di prima non tornano.',
  'left.undo.not_possible': 'Ora non puoi tornare con un clic',
  'left.proof.how':
    'Quando torni ti chiediamo di confermare la tua identità con {{providers}}, poi ritrovi questa pagina come l’hai lasciata.',
  'left.undo.button': 'Torna nella comunità',
  'left.me': 'Vai alla tua pagina',
  'flash.returned': 'Sei di nuovo nella comunità.',
} as const;
