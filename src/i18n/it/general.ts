// SPDX-License-Identifier: AGPL-3.0-or-later

/** Sentences for the error codes that belong to no feature. */
export const general = {
  'error.request.malformed': 'La richiesta non è scritta in modo corretto.',
  'error.request.unknown_field': 'La richiesta contiene un campo che non conosciamo.',
  'error.request.too_large': 'Quello che hai inviato è troppo grande.',
  'error.request.cross_site':
    'La richiesta arriva da un altro sito e per sicurezza non l’abbiamo eseguita.',
  'error.request.too_many': 'Troppe richieste in poco tempo. Aspetta un momento e riprova.',
  'error.session.required': 'Per continuare devi accedere.',
  'error.session.not_fresh':
    'Per questa operazione devi confermare la tua identità: accedi di nuovo e riprova.',
  'error.session.level_too_low':
    'Per questa operazione serve un accesso più sicuro, per esempio SPID di livello 2 o CIE.',
  'error.right.missing': 'Non hai il permesso per questa operazione.',
  'error.configuration.changed':
    'Qualcuno ha cambiato qualcosa dopo che il piano è stato fatto: fai un nuovo piano.',
  'error.page.not_found': 'Questa pagina non esiste.',
  'error.server.unavailable': 'Il servizio non è disponibile in questo momento. Riprova tra poco.',
  'error.server.internal':
    'Qualcosa non ha funzionato da parte nostra. Riprova; se succede ancora, scrivici.',
} as const;
