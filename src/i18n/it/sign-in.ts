// SPDX-License-Identifier: AGPL-3.0-or-later

/** Signing in: choosing a provider, questions on the way, what can go wrong. */
export const signIn = {
  'error.provider.cancelled': 'Hai annullato l’accesso. Puoi riprovare quando vuoi.',
  'error.provider.refused': 'Il gestore della tua identità non ha permesso l’accesso.',
  'error.provider.expired': 'È passato troppo tempo dall’inizio dell’accesso. Ricomincia.',
  'error.provider.replayed': 'Questo accesso è già stato usato. Ricomincia.',
  'error.provider.mismatched':
    'Questo accesso non è iniziato in questo browser, oppure non è più in corso. Ricomincia da qui.',
  'error.provider.forged':
    'Non possiamo fidarci della risposta ricevuta: l’accesso è stato rifiutato.',
  'error.provider.malformed': 'La risposta ricevuta non è scritta in modo corretto.',
  'error.provider.level_too_low':
    'Questo modo di accedere non basta per quello che vuoi fare: serve un livello di sicurezza più alto.',
  'error.provider.upstream_unavailable':
    'Il gestore della tua identità non risponde. Riprova tra poco o scegli un altro modo di accedere.',
  'error.provider.upstream_error':
    'Il gestore della tua identità ha risposto con un errore. Riprova o scegli un altro modo di accedere.',
  'error.provider.misconfigured':
    'Questo modo di accedere non è disponibile in questo momento. Scegline un altro.',
  'error.sign_in.unknown_provider': 'Questo modo di accedere non esiste.',
  'error.sign_in.question_gone': 'Questa domanda non aspetta più risposta. Ricomincia l’accesso.',
  'error.sign_in.review':
    'I dati ricevuti non corrispondono a quelli che conosciamo. Per sicurezza abbiamo fermato l’accesso: scrivici e lo verifichiamo insieme.',
} as const;
