// SPDX-License-Identifier: AGPL-3.0-or-later

/** The same mails for who is 14 to 17 years old: short sentences, what to do, whom to ask. */
export const mailPlain = {
  'mail.request_received.plain':
    'Hai chiesto di entrare in {{community}}.\n\nChi la gestisce ha la tua richiesta. Ti risponde entro il {{until}}. Non devi fare altro.',
  'mail.request_asked.plain':
    'Hai chiesto di entrare in {{community}}.\n\nChi la gestisce ti fa una domanda. Rispondi entro trenta giorni. Apri la pagina: il modulo è già pronto.',
  'mail.request_lapsed.plain':
    'Hai chiesto di entrare in {{community}}.\n\nNessuno ti ha risposto in tempo. Ci scusiamo: non è colpa tua. Se vuoi, chiedi di nuovo. Per un aiuto scrivi a {{contact}}.',
  'mail.request_unreplied.plain':
    'Hai chiesto di entrare in {{community}}.\n\nChi la gestisce ti ha fatto una domanda. Sono passati trenta giorni senza risposta. Per questo la richiesta è chiusa. Se vuoi, chiedi di nuovo.',
  'mail.request_approved.plain':
    'Da oggi sei in {{community}}.\n\nApri la pagina e guarda che cosa puoi fare.',
  'mail.request_rejected.plain':
    'Hai chiesto di entrare in {{community}}.\n\nLa risposta è no. Il motivo è nella pagina. Lì leggi anche quando puoi chiedere di nuovo. Se non ti sembra giusto, scrivi a {{contact}}. Puoi farti aiutare da un adulto di cui ti fidi.',
  'mail.role_revoked.plain':
    'Non hai più l’incarico di «{{role}}» in {{community}}.\n\nIl motivo: {{reason}}\n\nPensi che sia un errore? Apri la pagina e scrivilo: qualcun altro guarda di nuovo. Puoi farti aiutare da un adulto di cui ti fidi.',
  'mail.membership_suspended.plain':
    'Fino al {{until}} sei in pausa da {{community}}. Lo ha deciso chi la gestisce.\n\nIl motivo: {{reason}}\n\nPensi che sia un errore? Apri la pagina e scrivilo: qualcun altro guarda di nuovo. Puoi farti aiutare da un adulto di cui ti fidi.',
  'mail.membership_resumed.plain':
    'La pausa da {{community}} è finita.\n\nOra ne fai parte di nuovo, come prima.',
  'mail.membership_removed.plain':
    'Non sei più in {{community}}. Lo ha deciso chi la gestisce.\n\nIl motivo: {{reason}}\n\nPensi che sia un errore? Apri la pagina e scrivilo: qualcun altro guarda di nuovo. Puoi farti aiutare da un adulto di cui ti fidi.',
  'mail.ban_imposed.plain':
    'Non puoi entrare in {{community}}.\n\nIl motivo: {{reason}}\n\nPensi che sia un errore? Apri la pagina e scrivilo: qualcun altro guarda di nuovo. Puoi farti aiutare da un adulto di cui ti fidi.',
  'mail.removal_ended.plain':
    'Non facevi più parte di {{community}}. Ora puoi di nuovo chiedere di entrare.\n\nSe vuoi, chiedilo.',
  'mail.ban_ended.plain': 'Ora puoi di nuovo entrare in {{community}}.\n\nSe vuoi, chiedilo.',
  'mail.appeal_answered.plain':
    'Hai chiesto di guardare di nuovo una decisione ({{community}}).\n\nC’è un messaggio per te. Apri la pagina per leggerlo.',
  'mail.appeal_decided.plain':
    'Hai chiesto di guardare di nuovo una decisione ({{community}}).\n\nLa risposta: {{verdict}}\n\nIl motivo: {{reason}}',
  'mail.card_hidden.plain':
    'La tua scheda in {{community}} è nascosta. Gli altri non la leggono più.\n\nIl motivo: {{reason}}\n\nPuoi cambiare la scheda, o toglierla. Per un aiuto scrivi a {{contact}}.',
} as const;
