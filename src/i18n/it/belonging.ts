// SPDX-License-Identifier: AGPL-3.0-or-later

/** While a membership lasts: the pause, its end, its renewal. */
export const belonging = {
  'error.membership.not_pausable': 'Questa adesione è già in pausa, o è sospesa.',
  'error.membership.not_paused': 'Questa adesione non è in pausa.',
  'error.membership.not_renewable':
    'Questa adesione non si può rinnovare adesso: si rinnova nell’ultimo mese, e dopo la scadenza fino alla fine della proroga.',
  'error.membership.term_not_allowed': 'La durata va da 1 a 60 mesi, la proroga da 0 a 365 giorni.',
  'stint.status.grace': 'in proroga',
  'stint.status.expired': 'conclusa alla scadenza',
  'stint.status.paused': 'in pausa',
  'own.suspended':
    'La tua adesione è sospesa: gli incarichi sono fermi e i portali non ti vedono come membro.',
  'own.grace': 'La tua adesione è in proroga: tutto resta com’è fino al {{until}}, poi finisce.',
  'own.expires': 'La tua adesione vale fino al {{date}}.',
  'own.renew': 'Rinnova l’adesione',
  'own.paused': 'Sei in pausa: incarichi fermi, con le loro e-mail; il tuo posto resta.',
  'own.resume': 'Riprendi',
  'pause.link': 'Metti in pausa',
  'pause.crumb': 'Pausa',
  'pause.title': 'Metti in pausa {{community}}',
  'pause.lead': 'Se hai bisogno di tempo, non serve uscire. Nessuno deve approvare.',
  'pause.mails':
    'Si fermano le e-mail della comunità. Arrivano soltanto le decisioni che ti riguardano e l’ultimo avviso, se l’adesione sta per finire.',
  'pause.roles':
    'I tuoi incarichi si fermano. Se gestisci la comunità da solo, lo staff nomina qualcuno al tuo posto.',
  'pause.place': 'Il tuo posto resta: non dovrai chiedere di nuovo.',
  'pause.end': 'Riprendi quando vuoi, con un clic.',
  'pause.listed': 'Continua a mostrarmi nell’elenco dei membri',
  'pause.button': 'Metti in pausa',
  'pause.not_now': 'Non ora',
  'term.title': 'Durata dell’adesione',
  'term.lead':
    'Di norma un’adesione non scade. Se le regole della comunità lo prevedono, indica qui quanto dura: vale per chi aderisce o rinnova da ora.',
  'term.months': 'Mesi',
  'term.months.hint': 'Da 1 a 60; vuoto: senza scadenza.',
  'term.grace': 'Giorni di proroga dopo la scadenza',
  'term.grace.hint': 'La persona conserva tutto e può ancora rinnovare. Di norma 60.',
  'own.grace.affiliation':
    'Non fai più parte dell’organizzazione su cui si basava questa adesione. Una nuova prova la rimette a posto.',
  'own.grace.affiliation.act': 'Vai alle tue organizzazioni',
  'term.loss': 'Quando un membro non fa più parte di un’organizzazione richiesta',
  'term.loss.grace':
    'l’adesione continua per i giorni di proroga, e resta se la persona ne indica un’altra',
  'term.loss.end': 'finisce subito (solo per comunità riservate)',
  'error.membership.end_not_reserved':
    'Solo una comunità riservata può far finire subito le adesioni.',
  'term.save': 'Salva la durata',
  'flash.paused': 'Sei in pausa. Riprendi quando vuoi.',
  'flash.unpaused': 'Bentornata, bentornato: la pausa è finita.',
  'flash.renewed': 'Adesione rinnovata.',
  'flash.term.saved': 'Durata salvata.',
} as const;
