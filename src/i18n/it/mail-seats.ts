// SPDX-License-Identifier: AGPL-3.0-or-later

/** Mails about the seats of organisations and about who sits there. */
export const mailSeats = {
  'mail.seat_requested.subject': '{{organisation}} chiede di partecipare a {{community}}',
  'mail.seat_requested.text':
    'L’organizzazione {{organisation}} chiede un posto nella comunità {{community}}.\n\nDecide chi gestisce le adesioni; un rifiuto ha bisogno di un motivo, che l’organizzazione legge.',
  'mail.seat_requested.action': 'Vedi la richiesta',
  'mail.seat_received.subject': 'La richiesta di {{organisation}} è arrivata a {{community}}',
  'mail.seat_received.text':
    'La richiesta di un posto per {{organisation}} è arrivata a chi gestisce la comunità {{community}}.\n\nLa risposta è attesa entro il {{until}}. Se nessuno risponde, ce ne accorgiamo noi.',
  'mail.seat_received.action': 'Vedi la richiesta',
  'mail.seat_escalated.subject':
    'La richiesta di {{organisation}} a {{community}} è senza risposta',
  'mail.seat_escalated.text':
    'La comunità {{community}} non ha risposto entro i giorni che promette a {{organisation}}, che chiede un posto.\n\nSe nessuno risponde, fra quindici giorni la richiesta decade con le nostre scuse.',
  'mail.seat_escalated.action': 'Vedi le richieste senza risposta',
  'mail.seat_lapsed.subject': 'Ci scusiamo: {{community}} non ha risposto a {{organisation}}',
  'mail.seat_lapsed.text':
    'La richiesta di un posto per {{organisation}} nella comunità {{community}} è decaduta perché nessuno ha risposto in tempo. Ci scusiamo.\n\nPotete ripresentarla subito, oppure scriverci a {{contact}}.',
  'mail.seat_lapsed.action': 'Vedi i posti dell’organizzazione',
  'mail.seat_offer_lapsed.subject': '{{organisation}} non ha risposto a {{community}}',
  'mail.seat_offer_lapsed.text':
    'L’offerta di un posto nella comunità {{community}} è decaduta: {{organisation}} non ha risposto in trenta giorni.\n\nPotete offrirlo di nuovo.',
  'mail.seat_offer_lapsed.action': 'Vedi le organizzazioni',
  'mail.seat_offered.subject': '{{community}} offre un posto a {{organisation}}',
  'mail.seat_offered.text':
    'La comunità {{community}} invita {{organisation}}, che rappresenti, a partecipare.\n\nPuoi rispondere fino al {{until}}. Se accetti, potrai indicare chi vi siede per l’organizzazione.',
  'mail.seat_offered.action': 'Rispondi',
  'mail.seat_started.subject': '{{organisation}} partecipa a {{community}}',
  'mail.seat_started.text':
    'La comunità {{community}} ha accolto la richiesta di {{organisation}}.\n\nOra puoi indicare chi vi siede: ogni persona deve accettare.',
  'mail.seat_started.action': 'Indica le persone delegate',
  'mail.seat_taken.subject': '{{organisation}} ha accettato il posto in {{community}}',
  'mail.seat_taken.text':
    'L’organizzazione {{organisation}} partecipa ora alla comunità {{community}}.\n\nQuando una persona delegata accetta, te lo scriviamo.',
  'mail.seat_taken.action': 'Vedi le organizzazioni',
  'mail.seat_refused.subject': '{{community}} non ha accolto la richiesta di {{organisation}}',
  'mail.seat_refused.text':
    'La comunità {{community}} non ha accolto la richiesta di un posto per {{organisation}}.\n\nIl motivo è nella pagina dell’organizzazione.',
  'mail.seat_refused.action': 'Leggi il motivo',
  'mail.seat_declined.subject': '{{organisation}} non ha accettato il posto in {{community}}',
  'mail.seat_declined.text':
    'L’organizzazione {{organisation}} ha rifiutato il posto che la comunità {{community}} le offriva.',
  'mail.seat_declined.action': 'Vedi le organizzazioni',
  'mail.seat_given_back.subject': '{{organisation}} lascia {{community}}',
  'mail.seat_given_back.text':
    'L’organizzazione {{organisation}} ha lasciato il suo posto nella comunità {{community}}.\n\nChi vi sedeva soltanto per l’organizzazione non ne fa più parte.',
  'mail.seat_given_back.action': 'Vedi le organizzazioni',
  'mail.seat_revoked.subject': '{{organisation}} non ha più un posto in {{community}}',
  'mail.seat_revoked.text':
    'Il posto di {{organisation}} nella comunità {{community}} è finito, e con esso le deleghe.\n\nSe lo ha deciso la comunità, il motivo è nella pagina dell’organizzazione.',
  'mail.seat_revoked.action': 'Vedi i posti dell’organizzazione',
  'mail.delegate_named.subject': '{{organisation}} ti chiede di rappresentarla in {{community}}',
  'mail.delegate_named.text':
    'Chi rappresenta {{organisation}} ti chiede di sedere per l’organizzazione nella comunità {{community}}.\n\nVale solo se accetti, con SPID di livello 2 o con CIE o CNS, e finisce con il posto dell’organizzazione. Puoi rispondere entro quattordici giorni.',
  'mail.delegate_named.action': 'Leggi e rispondi',
  'mail.delegate_started.subject': '{{member}} siede in {{community}} per {{organisation}}',
  'mail.delegate_started.text':
    '{{member}} ha accettato di sedere nella comunità {{community}} per {{organisation}}.',
  'mail.delegate_started.action': 'Vai alla comunità',
  'mail.delegate_ended.subject': 'Non siedi più in {{community}} per {{organisation}}',
  'mail.delegate_ended.text':
    'La tua delega di {{organisation}} nella comunità {{community}} è finita.\n\nSe facevi parte della comunità soltanto per l’organizzazione, è finita anche l’adesione; puoi aderire a tuo nome nei modi che la comunità prevede.',
  'mail.delegate_ended.action': 'Vai alla comunità',
  'mail.delegate_left.subject': '{{member}} non siede più in {{community}} per {{organisation}}',
  'mail.delegate_left.text':
    '{{member}} ha lasciato la delega di {{organisation}} nella comunità {{community}}.\n\nIl posto resta dell’organizzazione: puoi indicare un’altra persona.',
  'mail.delegate_left.action': 'Vedi il posto',
  'mail.delegate_removed.subject': '{{member}} non siede più in {{community}} per {{organisation}}',
  'mail.delegate_removed.text':
    '{{member}} non fa più parte della comunità {{community}}: la delega di {{organisation}} è finita.\n\nIl posto resta dell’organizzazione: puoi indicare un’altra persona.',
  'mail.delegate_removed.action': 'Vedi il posto',
  'mail.delegate_lapsed.subject': '{{member}} non ha risposto a {{organisation}}',
  'mail.delegate_lapsed.text':
    '{{member}} non ha risposto in quattordici giorni: la proposta di sedere per {{organisation}} nella comunità {{community}} è decaduta.\n\nPuoi chiederlo di nuovo, o indicare un’altra persona.',
  'mail.delegate_lapsed.action': 'Vedi il posto',
} as const;
