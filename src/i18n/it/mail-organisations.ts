// SPDX-License-Identifier: AGPL-3.0-or-later

/** Mails about who belongs to an organisation or answers for it, and about who leads a programme. */
export const mailOrganisations = {
  'mail.affiliation_waiting.subject': 'Qualcuno aspetta una parola da {{organisation}}',
  'mail.affiliation_waiting.text':
    'Una o più persone hanno dichiarato di far parte di {{organisation}}, che rappresenti.\n\nDi’ se è così: fino ad allora la loro appartenenza resta solo dichiarata. Un rifiuto ha bisogno di un motivo, che la persona legge.',
  'mail.affiliation_waiting.action': 'Vedi chi aspetta',
  'mail.affiliation_confirmed.subject': '{{organisation}} ha confermato che ne fai parte',
  'mail.affiliation_confirmed.text':
    'Chi rappresenta {{organisation}} ha confermato la tua appartenenza.\n\nOra vale anche per le comunità che chiedono un’appartenenza verificata.',
  'mail.affiliation_confirmed.action': 'Le tue organizzazioni',
  'mail.affiliation_refused.subject': '{{organisation}} dice che non ne fai parte',
  'mail.affiliation_refused.text':
    'Chi rappresenta {{organisation}} non ha riconosciuto la tua appartenenza.\n\nIl motivo: {{reason}}\n\nSe è un errore, parlane con l’organizzazione e indicala di nuovo, oppure scrivi a {{contact}}.',
  'mail.affiliation_refused.action': 'Le tue organizzazioni',
  'mail.affiliation_ended.subject': 'Non risulti più in {{organisation}}',
  'mail.affiliation_ended.text':
    'La tua appartenenza a {{organisation}} è stata chiusa: l’organizzazione dice che non ne fai più parte, oppure non esiste più.\n\nSe è un errore, puoi indicarla di nuovo o scrivere a {{contact}}.',
  'mail.affiliation_ended.action': 'Le tue organizzazioni',
  'mail.organisation_merged.subject': '{{organisation}} era inserita due volte',
  'mail.organisation_merged.text':
    'Un’organizzazione che rappresenti era inserita due volte in Piazza: lo staff regionale ha unito le due voci, e da ora c’è solo {{organisation}}.\n\nAppartenenze, rappresentanti, posti nelle comunità, delegati e domini delle due sono insieme: controlla che tutto sia come deve.',
  'mail.organisation_merged.action': 'Vedi l’organizzazione',
  'mail.representative_offered.subject': 'Ti è proposto di rappresentare {{organisation}}',
  'mail.representative_offered.text':
    'Ti è stato proposto di rappresentare {{organisation}}: chi lo fa dice chi ne fa parte e chi siede per lei nelle comunità.\n\nComincia solo se accetti: puoi rispondere entro il {{until}}, poi la proposta decade.',
  'mail.representative_offered.action': 'Rispondi',
  'mail.representative_started.subject': '{{member}} rappresenta {{organisation}}',
  'mail.representative_started.text': '{{member}} ha accettato di rappresentare {{organisation}}.',
  'mail.representative_started.action': 'Vedi l’organizzazione',
  'mail.representative_declined.subject': '{{member}} non rappresenterà {{organisation}}',
  'mail.representative_declined.text':
    '{{member}} ha rifiutato la proposta di rappresentare {{organisation}}, o non ha risposto in tempo.\n\nPuoi proporlo a un’altra persona.',
  'mail.representative_declined.action': 'Vedi l’organizzazione',
  'mail.representative_left.subject': 'Una persona non rappresenta più {{organisation}}',
  'mail.representative_left.text':
    'Una delle persone che rappresentavano {{organisation}}, o a cui era stato proposto, ha lasciato.\n\nVedi chi resta: senza nessuno, le appartenenze non si possono confermare.',
  'mail.representative_left.action': 'Vedi l’organizzazione',
  'mail.representative_ended.subject': 'Non rappresenti più {{organisation}}',
  'mail.representative_ended.text':
    'La tua rappresentanza di {{organisation}}, o la proposta che ti era stata fatta, è terminata: è scaduta o è stata revocata.\n\nPer chiarimenti scrivi a {{contact}}.',
  'mail.representative_ended.action': 'Le tue organizzazioni',
  'mail.lead_offered.subject': 'Ti è proposto di essere referente di {{programme}}',
  'mail.lead_offered.text':
    'Ti è stato proposto di essere referente del programma {{programme}}.\n\nPuoi rispondere entro il {{until}}; poi la proposta decade.',
  'mail.lead_offered.action': 'Rispondi',
  'mail.lead_started.subject': '{{member}} è referente di {{programme}}',
  'mail.lead_started.text':
    '{{member}} ha accettato di essere referente del programma {{programme}}.',
  'mail.lead_started.action': 'Vedi i programmi',
  'mail.lead_vacant.subject': 'Un incarico di referente di {{programme}} è libero',
  'mail.lead_vacant.text':
    'La persona a cui l’avevi proposto non è referente del programma {{programme}}: ha rifiutato, ha lasciato o non ha risposto in tempo.\n\nPuoi proporlo a un’altra persona.',
  'mail.lead_vacant.action': 'Vedi i programmi',
  'mail.lead_ended.subject': 'Non sei più referente di {{programme}}',
  'mail.lead_ended.text':
    'Il tuo incarico di referente del programma {{programme}}, o la proposta che ti era stata fatta, è terminato: è scaduto o è stato revocato.\n\nPer chiarimenti scrivi a {{contact}}.',
  'mail.lead_ended.action': 'I tuoi programmi',
} as const;
