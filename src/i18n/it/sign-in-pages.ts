// SPDX-License-Identifier: AGPL-3.0-or-later

/** The pages of signing in. */
export const signInPages = {
  'sign_in.title': 'Accedi',
  'sign_in.title.link': 'Collega un altro modo di accedere',
  'sign_in.title.confirm': 'Conferma la tua identità',
  'sign_in.lead.plain':
    'Scegli come accedere. Con ogni modo che riconosce la tua identità ritrovi sempre lo stesso profilo.',
  'sign_in.lead.portal': 'Per continuare su {{portal}} scegli come accedere.',
  'sign_in.lead.link': 'Scegli il modo di accedere da aggiungere al tuo profilo.',
  'sign_in.lead.confirm':
    'Per sicurezza accedi di nuovo: serve una conferma recente della tua identità.',
  'sign_in.lead.stronger':
    'Per questa operazione serve un accesso più sicuro di quello usato finora.',
  'sign_in.last': 'L’ultima volta',
  'sign_in.last.again': 'Accedi di nuovo con {{name}}',
  'sign_in.help': 'Come accedere',
  'sign_in.contact': 'Non riesci ad accedere? Scrivici',
  'sign_in.unavailable.disabled': 'non è disponibile in questo momento',
  'sign_in.unavailable.level': 'non raggiunge il livello di sicurezza richiesto',
  'sign_in.unavailable.act': 'non è ammesso per quello che stavi per fare',
  'sign_in.unavailable.portal': 'non è accettato dal portale da cui arrivi',
  'sign_in.unavailable.agreement': 'il portale da cui arrivi non ha una convenzione per usarlo',
  'sign_in.continue.title': 'Prosegui verso il gestore della tua identità',
  'sign_in.continue.lead': 'Premi il pulsante per continuare su {{host}}.',
  'sign_in.continue': 'Continua',
  'sign_in.sent.title': 'Controlla la posta',
  'sign_in.sent.lead':
    'Abbiamo scritto a {{address}}. Apri il collegamento in questo browser entro {{minutes}} minuti.',
  'sign_in.sent.other_device': 'Leggi la posta su un altro dispositivo?',
  'sign_in.sent.code': 'Codice di 6 cifre',
  'sign_in.sent.code.hint': 'È scritto nel messaggio che hai ricevuto.',
  'sign_in.sent.code.send': 'Accedi con il codice',
  'sign_in.confirm.title': 'Conferma l’accesso',
  'sign_in.confirm.lead': 'Premi il pulsante per completare l’accesso in questo browser.',
  'sign_in.confirm': 'Completa l’accesso',
  'sign_in.given_up.title': 'Hai interrotto l’accesso',
  'sign_in.given_up.nothing': 'Non è cambiato nulla, e non abbiamo ricevuto nessun dato.',
  'sign_in.given_up.again': 'Scegli come accedere',
  'sign_in.given_up.back': 'Torna dov’eri',
  'sign_in.given_up.home': 'Vai alla pagina iniziale',
  'sign_in.kept':
    'La sessione era finita, o non avevi ancora fatto l’accesso: niente è stato inviato. Quello che hai scritto è conservato per 15 minuti, e lo ritrovi dopo l’accesso.',
  'flash.signed_out': 'Hai chiuso la sessione.',
  'sign_in.other_person.title': 'Due profili diversi',
  'sign_in.other_person.mine': 'Sono tutti e due tuoi',
  'sign_in.other_person.mine.how':
    'Se hai già un profilo con questo accesso, puoi unirlo a quello di ora: ti chiediamo di accedere in tutti e due i modi, poi torni dov’eri.',
  'sign_in.other_person.theirs': 'L’altro profilo non è tuo',
  'sign_in.other_person.theirs.how':
    'Se hai usato il computer con un’altra persona, esci e accedi di nuovo.',
  'sign_in.question.switch_or_merge.title': 'Hai due profili',
  'sign_in.question.switch_or_merge.lead':
    'In questo browser sei «{{current}}», ma questo accesso è di «{{other}}». Se siete la stessa persona puoi unire i due profili.',
  'sign_in.question.switch_account.title': 'Cambi profilo?',
  'sign_in.question.switch_account.lead':
    'In questo browser sei «{{current}}», ma questo accesso è di «{{other}}».',
  'sign_in.question.link_or_other.title': 'È un modo di accedere nuovo',
  'sign_in.question.link_or_other.lead':
    'In questo browser sei «{{current}}». Vuoi aggiungere questo accesso al tuo profilo?',
  'sign_in.question.link_and_prove.title': 'Confermi che sei tu?',
  'sign_in.question.link_and_prove.lead':
    'In questo browser sei «{{current}}», e l’identità appena verificata è di «{{other}}». Se confermi, il tuo profilo avrà un’identità verificata.',
  'sign_in.question.two_accounts.title': 'Hai due profili',
  'sign_in.question.two_accounts.lead':
    'Questo accesso appartiene a «{{current}}», ma il tuo codice fiscale è già di «{{other}}». Sono entrambi tuoi: puoi unirli.',
  'sign_in.question.which_account.title': 'Quale profilo?',
  'sign_in.question.which_account.lead': 'Più profili usano questo indirizzo. Scegli il tuo.',
  'sign_in.question.undo':
    'Se li unisci, per quattordici giorni puoi annullare l’unione dalla pagina «Le mie identità».',
  'sign_in.question.ways': 'Nel profilo «{{current}}» si entra già con:',
  'sign_in.question.ways.warning':
    'Se qualcuno di questi non è tuo, quel profilo non è solo tuo: non aggiungere e non unire.',
  'sign_in.answer.switch': 'Passa a «{{other}}»',
  'sign_in.answer.merge': 'Unisci i due profili',
  'sign_in.answer.link': 'Aggiungi al mio profilo',
  'sign_in.answer.stay': 'Resta «{{current}}»',
  'sign_in.answer.postpone': 'Non adesso',
  'sign_in.answer.new': 'Crea un profilo nuovo',
  'sign_in.someone': 'un altro profilo',
  'sign_in.alike.in_browser.current': '{{name}} (già aperto qui)',
  'sign_in.alike.in_browser.other': '{{name}} (di questo accesso)',
  'sign_in.alike.by_code.current': '{{name}} (di questo accesso)',
  'sign_in.alike.by_code.other': '{{name}} (del codice fiscale)',
  'sign_in.twin.title': 'Hai già un altro profilo?',
  'sign_in.twin.lead':
    'L’indirizzo è confermato. C’è un altro profilo che usa lo stesso indirizzo: se è tuo, accedi anche nel modo di allora e ti chiediamo se vuoi unirli.',
  'sign_in.twin.undo':
    'Se non è tuo, non fare nulla: i due profili restano separati. Un’unione si può annullare per quattordici giorni.',
  'sign_in.twin.not_now': 'Non adesso',
  'sign_in.prove.title': 'Accedi prima come le altre volte',
  'sign_in.prove.lead':
    'Per aggiungere questo accesso a un profilo che esiste già, accedi prima nel modo che hai usato finora.',
  'sign_in.prove.ready.title': 'Aggiungi questo accesso',
  'sign_in.prove.ready.lead': 'Ora puoi aggiungere al tuo profilo l’accesso che avevi iniziato.',
  'sign_in.review.title': 'Dobbiamo verificare chi sei',
  'sign_in.review.next': 'Che cosa succede adesso',
  'sign_in.review.staff': 'Una persona dello staff confronta i dati: non devi fare nulla.',
  'sign_in.review.mail':
    'Chi ha un profilo coinvolto riceve un’e-mail, adesso e quando la verifica è finita.',
  'sign_in.review.other': 'Se hai un altro modo di accedere, puoi usarlo nel frattempo.',
  'sign_in.review.reference': 'Se ci scrivi, indica questo riferimento',
  'sign_in.notice.title': 'Benvenuto in Piazza',
  'sign_in.notice.lead':
    'Ciao {{name}}, questo è il tuo primo accesso. Ecco che cosa sappiamo di te e perché.',
  'sign_in.notice.what':
    'Conserviamo il tuo nome, il modo in cui accedi e le comunità a cui partecipi.',
  'sign_in.notice.fiscal_code':
    'Il codice fiscale serve solo a riconoscerti quando accedi in un altro modo: non lo conserviamo in chiaro e non lo mostriamo a nessuno.',
  'sign_in.notice.portals':
    'Un portale riceve i tuoi dati solo quando vi accedi, e prima ti mostriamo quali.',
  'sign_in.notice.rights': 'Dal tuo profilo puoi vedere, scaricare e cancellare i tuoi dati.',
  'sign_in.notice.privacy': 'Informativa completa sulla privacy',
  'sign_in.notice.continue': 'Ho letto, continua',
  'sign_out.title': 'Esci',
  'sign_out.lead': 'Vuoi uscire da Piazza in questo browser?',
  'sign_out.done.title': 'Sei uscito da Piazza',
  'sign_out.done.lead': 'In questo browser l’accesso a Piazza è terminato.',
  'sign_out.upstream.title': 'Vuoi uscire anche dal gestore della tua identità?',
  'sign_out.upstream.lead':
    'Presso il gestore ({{host}}) la sessione è ancora aperta: altri servizi potrebbero farti entrare senza chiederti la password. Su un computer condiviso esci anche da lì.',
  'sign_out.upstream': 'Esci anche dal gestore dell’identità',
  'sign_out.stay': 'No, torna alla pagina iniziale',
  'sign_out.back': 'No, torna a {{portal}}',
  'sign_out.frames': 'Stai uscendo anche da: {{portals}}.',
  'sign_out.continue': 'Torna a {{portal}}',
  'sign_out.everywhere.title': 'Sei uscito anche dal gestore dell’identità',
  'sign_out.everywhere.lead': 'Il gestore conferma: la tua sessione è chiusa ovunque.',
  'sign_out.partly.title': 'L’uscita non è completa',
  'sign_out.partly.lead':
    'Da Piazza sei uscito, ma il gestore dell’identità non ha potuto chiudere tutte le sessioni. Su un computer condiviso chiudi il browser.',
  sign_out: 'Esci',
} as const;
