// SPDX-License-Identifier: AGPL-3.0-or-later

/** Signing in with a card (CNS, TS-CNS): what can go wrong, in words that lead on. */
export const cns = {
  'error.request.certificate_header':
    'La richiesta contiene un’intestazione riservata ai certificati, che qui non accettiamo.',
  'error.cns.no_card': 'Il browser non ci ha mandato il certificato della tua tessera.',
  'error.cns.unreadable':
    'Il certificato della tessera non contiene un codice fiscale scritto in modo corretto. Rivolgiti all’ente che l’ha rilasciata; intanto puoi accedere in un altro modo.',
  'error.cns.not_recognised':
    'Questo certificato non è di una CNS o TS-CNS che riconosciamo. Chiudi il browser, riprova e scegli il certificato della tua tessera.',
  'error.cns.not_for_sign_in':
    'Questo certificato non serve per accedere: forse hai scelto quello di firma. Chiudi il browser, riprova e scegli quello di autenticazione.',
  'error.cns.not_yet_valid':
    'Il certificato della tessera non è ancora valido. Riprova dalla data di inizio scritta sulla tessera, oppure accedi in un altro modo.',
  'error.cns.expired':
    'La tua tessera è scaduta. Chiedine una nuova all’ente che l’ha rilasciata; intanto puoi accedere in un altro modo.',
  'error.cns.revoked':
    'La tua tessera è stata revocata o sospesa. Rivolgiti all’ente che l’ha rilasciata; intanto puoi accedere in un altro modo.',
  'error.cns.too_old':
    'La tua tessera usa una tecnologia che non è più sicura. Chiedine una nuova all’ente che l’ha rilasciata; intanto puoi accedere in un altro modo.',
  'error.cns.not_checked':
    'In questo momento non possiamo controllare se la tua tessera è ancora valida. Riprova più tardi o accedi in un altro modo.',
  'cns.no_card.title': 'Nessuna tessera',
  'cns.no_card.steps': 'Che cosa fare',
  'cns.no_card.reader': 'Collega il lettore e inserisci la tessera prima di aprire il browser.',
  'cns.no_card.software':
    'Controlla che il programma della tessera sia installato: lo trovi sul sito dell’ente che l’ha rilasciata.',
  'cns.no_card.restart':
    'Chiudi tutte le finestre del browser e riaprilo: se hai già annullato una volta, non ti chiede più la tessera.',
  'cns.no_card.choose': 'Scegli il certificato di autenticazione e scrivi il PIN della tessera.',
  'cns.no_card.again': 'Riprova con la tessera',
  'cns.no_card.other': 'Accedi in un altro modo',
  'cns.sign_out':
    'Il browser ricorda la tessera e il PIN finché non lo chiudi: su un computer condiviso chiudi tutte le finestre e togli la tessera.',
} as const;
