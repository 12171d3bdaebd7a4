// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a SPID identity provider says when it sends a person back, in words that lead on. */
export const spid = {
  'error.spid.nr19':
    'Il gestore SPID ha fermato l’accesso dopo troppi tentativi con credenziali sbagliate. Controlla nome utente e password, o recuperali sul sito del tuo gestore, poi riprova.',
  'error.spid.nr20':
    'La tua identità SPID non ha credenziali del livello richiesto. Attiva il livello 2 (app o codice temporaneo) sul sito del tuo gestore, oppure accedi in un altro modo.',
  'error.spid.nr21':
    'È passato troppo tempo e il gestore SPID ha chiuso la richiesta. Riprova: hai qualche minuto per completare l’accesso.',
  'error.spid.nr22':
    'Non hai dato il consenso a inviarci i tuoi dati, quindi non possiamo riconoscerti. Se cambi idea, riprova e scegli «Autorizza».',
  'error.spid.nr23':
    'La tua identità SPID è sospesa o revocata, oppure le credenziali sono bloccate. Contatta il tuo gestore SPID; intanto puoi accedere in un altro modo.',
  'error.spid.nr25': 'Hai annullato l’accesso con SPID. Puoi riprovare quando vuoi.',
  'error.spid.nr30':
    'Il tipo di identità SPID che hai usato non è quello che serve qui. Riprova con la tua identità personale (o professionale, se il servizio la chiede).',
} as const;
