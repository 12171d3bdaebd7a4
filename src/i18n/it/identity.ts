// SPDX-License-Identifier: AGPL-3.0-or-later

/** Sentences for what identity refuses. */
export const identity = {
  'error.member.suspended':
    'Con questo accesso non si può entrare. Il motivo, se il profilo è sospeso, ti è stato inviato per e-mail. Se pensi che sia un errore, scrivici: una persona riguarderà la decisione.',
  'error.member.not_found': 'Questa persona non è iscritta.',
  'error.member.reason_missing':
    'Scrivi il motivo, in non più di mille caratteri: la persona ha diritto di conoscerlo.',
  'error.member.own_suspension': 'Non puoi sospendere il tuo stesso profilo.',
  'error.member.already_suspended': 'Questo profilo è già sospeso.',
  'error.member.not_suspended': 'Questo profilo non è sospeso.',
  'error.member.name_invalid': 'Scrivi un nome da 2 a 80 caratteri, con almeno una lettera.',
  'error.member.province_unknown': 'Scegli una delle nove province dell’Emilia-Romagna.',
  'error.address.not_found': 'Questo indirizzo non c’è, o non è tuo.',
  'error.address.last':
    'È il tuo ultimo indirizzo verificato: serve per avvisarti. Verificane un altro, poi potrai toglierlo.',
  'error.identity.not_found': 'Questo modo di accedere non è tra i tuoi.',
  'error.identity.other_person':
    'Con questo accesso si entra in un profilo diverso da quello con cui hai fatto l’accesso ora.',
  'error.identity.belongs_to_another':
    'Questo modo di accedere è già collegato a un altro profilo, che non si può unire al tuo.',
  'error.identity.last_way_in':
    'È il tuo unico modo di accedere: collegane un altro prima di togliere questo.',
  'error.identity.last_proof':
    'È l’unica identità che dimostra chi sei: collegane un’altra dello stesso tipo (SPID, CIE) prima di toglierla.',
  'error.identity.needed_for_role':
    'È l’unica identità che raggiunge il livello richiesto da un tuo incarico: collegane un’altra dello stesso livello, o lascia l’incarico.',
  'error.identity.key_malformed':
    'Il gestore di identità ha inviato un codice fiscale che non si può leggere. Riprova o scegli un altro accesso.',
  'error.identity.kept_apart':
    'Questa identità e il profilo che già conosciamo sono risultati di due persone diverse. Se pensi che sia un errore, scrivici.',
  'error.review.not_found': 'Questa verifica non esiste.',
  'error.review.decided': 'Questa verifica è già decisa.',
  'error.review.own_case': 'Questa verifica riguarda te: deve occuparsene un’altra persona.',
  'error.review.own_proposal': 'Hai già proposto di unire: serve la conferma di un’altra persona.',
  'error.review.changed':
    'Nel frattempo i profili sono cambiati: chiedi alla persona di accedere di nuovo e riparti dalla nuova verifica.',
  'error.merge.not_found': 'Questa unione di profili non esiste.',
  'error.merge.not_proven':
    'Per unire due profili accedi a tutti e due, uno dopo l’altro, negli ultimi dieci minuti.',
  'error.merge.two_persons': 'I due profili sono di due persone diverse e non si possono unire.',
  'error.merge.too_late': 'Un’unione si può annullare solo entro 14 giorni.',
} as const;
