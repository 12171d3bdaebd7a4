// SPDX-License-Identifier: AGPL-3.0-or-later

/** Between two managers the regional staff decides. */
export const disputes = {
  'error.dispute.not_found': 'Questa contestazione non esiste, o non ti riguarda.',
  'error.dispute.already_open': 'Su questo incarico c’è già una contestazione aperta.',
  'error.dispute.decided': 'Questa contestazione è già chiusa.',
  'error.dispute.own':
    'Chi è parte di una contestazione non la decide, e nessuno contesta sé stesso.',
  'disputes.title': 'Contestazioni tra gestori',
  'disputes.none': 'Nessuna contestazione in attesa.',
  'disputes.of': '{{by}} contesta l’incarico di {{against}}',
  'disputes.since': 'aperta il {{date}}',
  'disputes.said': 'Che cosa è stato detto',
  'disputes.lead':
    'Fra due gestori decide lo staff regionale. Fino alla decisione nessun incarico cambia; le parti leggono qui quello che scrive l’altra.',
  'disputes.staff': 'Staff regionale',
  'disputes.see': 'Contestazione aperta',
  'disputes.open': 'Contesta…',
  'disputes.open_label': 'Contesta l’incarico di {{name}}',
  'disputes.message': 'Perché {{name}} non dovrebbe più essere gestore',
  'disputes.message.hint': 'Lo leggono lo staff regionale e la persona.',
  'disputes.send': 'Apri la contestazione',
  'disputes.verdict.upheld': 'Accolta: l’incarico di {{name}} finisce',
  'disputes.verdict.dismissed': 'Respinta: {{name}} resta gestore',
  'disputes.recused':
    'Sei parte di questa contestazione: la decide un’altra persona dello staff regionale. Se non c’è, chi amministra la piattaforma può invitarla.',
  'disputes.decide': 'Decidi la contestazione',
  'disputes.status.upheld': 'Contestazione accolta',
  'disputes.status.dismissed': 'Contestazione respinta',
  'disputes.status.over': 'Contestazione chiusa: l’incarico è finito',
  'flash.dispute.opened': 'Contestazione aperta: decide lo staff regionale.',
  'flash.dispute.decided': 'Contestazione decisa: entrambe le parti ricevono un’e-mail.',

  'mail.dispute_opened.subject': 'Una contestazione tra gestori in {{community}}',
  'mail.dispute_opened.text':
    'Nella comunità {{community}} un gestore contesta l’incarico di {{member}}. Decide lo staff regionale; fino ad allora non cambia niente.\n\nLe parti e lo staff possono scrivere sulla pagina della contestazione.',
  'mail.dispute_opened.action': 'Leggi la contestazione',
  'mail.dispute_answered.subject': 'Un nuovo messaggio nella contestazione in {{community}}',
  'mail.dispute_answered.text':
    'Nella contestazione sull’incarico di {{member}} nella comunità {{community}} c’è un nuovo messaggio.',
  'mail.dispute_answered.action': 'Leggi il messaggio',
  'mail.dispute_decided.subject': 'La contestazione in {{community}} è chiusa',
  'mail.dispute_decided.text':
    'La contestazione sull’incarico di {{member}} nella comunità {{community}} è chiusa. L’esito e il motivo sono sulla sua pagina.',
  'mail.dispute_decided.action': 'Leggi l’esito',
} as const;
