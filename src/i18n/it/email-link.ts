// SPDX-License-Identifier: AGPL-3.0-or-later

/** Signing in by a mailed link, or by its code. */
export const emailLink = {
  'error.email-link.address': 'Scrivi un indirizzo e-mail valido, per esempio nome@esempio.it.',
  'error.email-link.too_many_mails':
    'A questo indirizzo abbiamo già scritto più volte nell’ultima ora. Usa l’ultimo messaggio ricevuto, oppure riprova più tardi.',
  'error.email-link.wrong_code':
    'Il codice non è quello che ti abbiamo inviato. Controlla e riprova.',
  'error.email-link.too_many_tries':
    'Troppi codici sbagliati: per sicurezza questo codice non vale più. Chiedine uno nuovo.',
  'error.email-link.expired':
    'Il link e il codice valgono dieci minuti e sono scaduti. Chiedine di nuovi.',
  'error.email-link.used':
    'Questo accesso è già stato usato: il link e il codice valgono una volta sola. Se ti serve, chiedine di nuovi.',
  'email_link.left_one': 'Puoi provare ancora {{count}} volta.',
  'email_link.left_other': 'Puoi provare ancora {{count}} volte.',
  'email_link.left_many': 'Puoi provare ancora {{count}} volte.',
  'email_link.elsewhere.title': 'Torna al browser da cui hai iniziato',
  'email_link.elsewhere.lead':
    'Questo link apre l’accesso soltanto nel browser in cui l’hai chiesto: così nessun altro può usarlo al posto tuo.',
  'email_link.elsewhere.code':
    'Se quella pagina è ancora aperta, scrivi lì il codice di 6 cifre che trovi nel messaggio.',
  'email_link.elsewhere.open': 'Oppure copia il link e aprilo in quel browser.',
  'email_link.elsewhere.again': 'Se vuoi entrare in questo browser, ricomincia da qui.',
  'email_link.elsewhere.start': 'Accedi in questo browser',
} as const;
