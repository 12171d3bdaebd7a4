// SPDX-License-Identifier: AGPL-3.0-or-later

/** Organisations: the index of public administrations, affiliations, seats. */
export const organisations = {
  'error.organisation.not_found': 'Questa organizzazione non c’è.',
  'error.organisation.namesake':
    'C’è già un’organizzazione di questo tipo con questo nome: cercala qui sopra. Se è un’altra, spunta la casella e inseriscila lo stesso.',
  'error.organisation.not_active': 'Questa organizzazione non esiste più.',
  'error.organisation.already_there': 'C’è già un’organizzazione con questo codice fiscale.',
  'error.organisation.changed':
    'Qualcuno l’ha cambiata nel frattempo: confronta con com’è ora, poi salva di nuovo.',
  'error.organisation.code_taken': 'Questo codice è già di un’altra organizzazione.',
  'error.organisation.not_entered':
    'Questa organizzazione non è tra quelle inserite qui: gli enti dell’indice (IPA) non si cambiano a mano.',
  'error.organisation.not_closed': 'Questa organizzazione è aperta.',
  'error.organisation.merged': 'Questa organizzazione è stata unita a un’altra: continua lì.',
  'error.organisation.same': 'Scegli un’altra organizzazione: questa è la stessa.',
  'error.organisation.other_kind':
    'Le due organizzazioni sono di tipo diverso: correggi prima il tipo di una delle due.',
  'error.organisation.informal_with_code': 'Un gruppo informale non ha codice fiscale.',
  'error.organisation.person_unknown':
    'L’organizzazione non conosce questa persona: può indicare chi ha confermato che vi appartiene.',
  'error.organisation.unit_unknown': 'Questo ufficio non è nell’indice: sceglilo dall’elenco.',
  'error.organisation.domain_taken': 'Questo dominio è già di un’organizzazione.',
  'error.organisation.domain_of_all':
    'Un indirizzo in questo dominio può averlo chiunque: non prova l’appartenenza.',
  'error.affiliation.not_found': 'Questa appartenenza non c’è, o è finita.',
  'error.affiliation.already_there': 'L’hai già indicata.',
  'error.affiliation.own': 'La tua appartenenza deve confermarla un’altra persona.',
  'error.affiliation.reason_missing': 'Scrivi il motivo: la persona deve saperlo.',
  'error.affiliation.address_missing':
    'Nessuno dei tuoi indirizzi verificati è di questa organizzazione.',
  'error.affiliation.unit_in_place': 'Il tuo ufficio è ancora nell’indice: resta quello.',
  'error.organisation.register_doubtful':
    'La copia dell’indice delle amministrazioni sembra incompleta: non è stato cambiato nulla.',
  'error.organisation.register_not_refused':
    'Nessuna copia rifiutata con questa impronta aspetta: nel frattempo ne è arrivata un’altra, o qualcuno l’ha già accettata.',
  'error.organisation.register_unreachable':
    'L’indice delle amministrazioni non risponde: riprova più tardi.',
} as const;
