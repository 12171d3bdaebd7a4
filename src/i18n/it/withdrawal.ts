// SPDX-License-Identifier: AGPL-3.0-or-later

/** What became of a request that came through a social account's provider. */
export const withdrawal = {
  'error.sign_in.unknown_withdrawal':
    'Nessuna richiesta ha questo codice. Dopo un anno le richieste concluse non si trovano più.',
  'withdrawal.data.title': 'La tua richiesta di cancellazione',
  'withdrawal.consent.title': 'Il collegamento che hai tolto',
  'withdrawal.received': 'Richiesta ricevuta il',
  'withdrawal.nothing_held': 'Non conserviamo nulla ricevuto da questo account di {{name}}.',
  'withdrawal.unlinked':
    'L’account di {{name}} non apre più il tuo profilo, e ne abbiamo cancellato il numero e l’indirizzo. Il profilo resta, perché accedi anche in altri modi: puoi cancellarlo dalla pagina dei tuoi dati.',
  'withdrawal.signed_out':
    'Gli accessi aperti con {{name}} sono terminati. Il profilo resta, perché è il tuo solo modo di accedere: puoi cancellarlo rientrando, oppure chiedendo a {{name}} di far cancellare i tuoi dati.',
  'withdrawal.erased':
    'L’account di {{name}} era il tuo solo modo di accedere: abbiamo cancellato il profilo con tutto ciò che conteneva.',
  'withdrawal.erased.register':
    'Resta solo ciò che la legge ci chiede di conservare, senza il tuo nome: le date delle iscrizioni e il registro delle operazioni.',
  'withdrawal.waiting':
    'La richiesta è registrata e gli accessi aperti con {{name}} sono terminati. Una persona deve decidere sul profilo: ti rispondiamo entro un mese.',
  'withdrawal.contact': 'Scrivici',
} as const;
