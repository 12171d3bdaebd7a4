// SPDX-License-Identifier: AGPL-3.0-or-later

/** What the CIE identity provider says when it sends a person back, in words that lead on. */
export const cieSaml = {
  'error.cie-saml.nr21':
    'È passato troppo tempo e il Ministero dell’Interno ha chiuso la richiesta. Riprova: tieni la carta e il PIN a portata di mano.',
  'error.cie-saml.nr22':
    'Non hai dato il consenso a inviarci i dati della tua carta, quindi non possiamo riconoscerti. Se cambi idea, riprova e conferma l’invio.',
  'error.cie-saml.nr23':
    'La tua carta d’identità elettronica è scaduta o revocata. Chiedine una nuova al tuo Comune; intanto puoi accedere in un altro modo.',
  'error.cie-saml.nr25': 'Hai annullato l’accesso con la CIE. Puoi riprovare quando vuoi.',
} as const;
