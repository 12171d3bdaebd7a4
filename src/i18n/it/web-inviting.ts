// SPDX-License-Identifier: AGPL-3.0-or-later

/** Pages of invitations: those of the managers, and the one behind the link of a letter. */
export const webInviting = {
  'manage.nav.invitations': 'Inviti',
  'invitations.new': 'Invita persone',
  'invitations.guests': 'Chi inviti',
  'invitations.guests.hint': 'Un indirizzo e-mail per riga, al massimo trecento.',
  'invitations.guests.hint_roles':
    'Un indirizzo e-mail per riga, al massimo trecento. Dopo una virgola puoi scrivere un incarico da offrire: {{roles}}.',
  'invitations.message': 'Messaggio',
  'invitations.message.hint': 'Facoltativo: lo legge chi riceve l’invito.',
  'invitations.locale': 'Lingua della lettera',
  'invitations.send': 'Manda gli inviti',
  'invitations.sent': 'Inviti mandati',
  'invitations.none': 'Nessun invito, finora.',
  'invitations.forgotten': 'indirizzo cancellato',
  'invitations.dates': 'Mandato il {{sent}}, vale fino al {{until}}.',
  'invitations.status.pending': 'in attesa',
  'invitations.status.accepted': 'accettato',
  'invitations.status.declined': 'rifiutato',
  'invitations.status.revoked': 'ritirato',
  'invitations.status.lapsed': 'scaduto',
  'invitations.status.superseded': 'superato: la persona è entrata per un’altra via',
  'invitations.resend': 'Manda di nuovo',
  'invitations.resend_label': 'Manda di nuovo l’invito a {{to}}',
  'invitations.revoke': 'Ritira',
  'invitations.revoke_label': 'Ritira l’invito a {{to}}',
  'invitations.error.guests': 'Scrivi almeno un indirizzo; in tutto fino a 15.000 caratteri.',
  'invitations.error.message': 'Al massimo 1.000 caratteri.',
  'invitations.fault.address': 'Riga {{line}}: non è un indirizzo e-mail.',
  'invitations.fault.role': 'Riga {{line}}: questo incarico non esiste.',
  'invitations.fault.repeated': 'Riga {{line}}: l’indirizzo c’è già più sopra.',
  'invitations.fault.columns': 'Riga {{line}}: c’è più di un indirizzo e di un incarico.',
  'invitations.fault.unreadable':
    'L’elenco non si legge dalla riga {{line}}: controlla le virgolette.',
  'invitations.fault.role_not_yours': '{{address}}: questo incarico non puoi offrirlo tu.',
  'invitations.fault.role_not_in_use': '{{address}}: questo incarico non è in uso nella comunità.',
  'invitations.fault.open': '{{address}}: ha già un invito che vale ancora.',
  'invitation.title': 'Invito: {{community}}',
  'invitation.joins': 'Accettando entri a far parte della comunità; puoi lasciarla quando vuoi.',
  'invitation.role': 'Ti viene offerto anche un incarico: {{role}}. Decidi dopo, dalla tua pagina.',
  'invitation.until': 'L’invito vale fino al {{date}}.',
  'invitation.about': 'Leggi di che comunità si tratta',
  'invitation.sign_in': 'Per accettare ti chiediamo di accedere con la tua identità digitale.',
  'invitation.proof.how':
    'Quando accetti ti chiediamo di confermare la tua identità con {{providers}}, poi ritrovi questa pagina come l’hai lasciata.',
  'invitation.asks':
    'L’invito non è arrivato a un tuo indirizzo: se accetti mandi una richiesta, e decide chi gestisce la comunità.',
  'invitation.for': 'L’invito è per {{address}}',
  'invitation.for.you_are':
    'Hai effettuato l’accesso come {{name}}, e questo indirizzo non risulta tuo.',
  'invitation.for.mine': 'L’indirizzo è tuo?',
  'invitation.for.mine.link': 'Aggiungilo al tuo profilo, poi torni qui ed entri subito',
  'invitation.for.other':
    'È di un altro tuo profilo, o di un’altra persona? Esci, accedi con quel profilo e riapri il collegamento della lettera.',
  'invitation.for.other.sign_out': 'Esci, per accedere con un altro profilo',
  'invitation.for.ask':
    'Vuoi entrare con questo profilo? Manda la richiesta qui sotto: decide chi gestisce la comunità, che può anche mandare un invito a un tuo indirizzo.',
  'invitation.ask': 'Manda una richiesta di adesione',
  'invitation.accept': 'Accetta l’invito',
  'invitation.decline': 'Rifiuta',
  'invitation.declined': 'Invito rifiutato',
  'invitation.declined.lead':
    'Nessun problema: {{community}} non ti scriverà oltre per questo invito.',
  'flash.invitation.sent': 'Inviti mandati.',
  'flash.invitation.resent': 'Invito mandato di nuovo.',
  'flash.invitation.revoked': 'Invito ritirato: il suo collegamento non vale più.',
} as const;
