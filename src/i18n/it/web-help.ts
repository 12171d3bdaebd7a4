// SPDX-License-Identifier: AGPL-3.0-or-later

/** How to sign in, contact, and the pages that law asks for. */
export const webHelp = {
  'how.title': 'Come accedere',
  'how.lead':
    'Per guardare le comunità non serve nulla. Per aderire accedi una volta sola: poi ti riconoscono tutti i portali collegati.',
  'how.steps': 'In tre passi',
  'how.step1.title': 'Scegli come entrare',
  'how.step1.text':
    'Nella pagina di accesso premi «Entra con SPID» e scegli il tuo gestore: è quello con cui hai fatto SPID, per esempio Poste, Aruba o Lepida. Se usi un altro strumento, lo trovi nella stessa pagina.',
  'how.step1.picture': 'Disegno: una pagina con il pulsante Entra con SPID e l’elenco dei gestori.',
  'how.step2.title': 'Fatti riconoscere dal tuo gestore',
  'how.step2.text':
    'Ti portiamo sul sito del gestore: lì inserisci le tue credenziali o confermi con la sua app. La password la vede solo lui: Piazza non la riceve mai.',
  'how.step2.picture': 'Disegno: un telefono che chiede di confermare l’accesso.',
  'how.step3.title': 'Torna su Piazza',
  'how.step3.text':
    'Torni da solo nella pagina da cui eri partito. La prima volta ti spieghiamo quali dati abbiamo ricevuto e a che cosa servono.',
  'how.step3.picture': 'Disegno: la piazza con un segno di conferma.',
  'how.means': 'Quale strumento mi serve?',
  'how.means.intro':
    'Ogni comunità dice che cosa chiede a chi aderisce. Questi sono gli strumenti e quello che provano.',
  'how.means.caption': 'Strumenti di accesso e che cosa permettono',
  'how.means.tool': 'Strumento',
  'how.means.proves': 'Che cosa prova',
  'how.means.enough': 'Basta per',
  'how.means.spid1': 'SPID di livello 1 (nome utente e password)',
  'how.means.spid2':
    'SPID di livello 2 (con app o codice), CIE, tessera sanitaria (TS-CNS) o altra CNS',
  'how.means.federa': 'FedERa',
  'how.means.social': 'Google e altri account',
  'how.means.email': 'Link per e-mail',
  'how.proves.low': 'chi sei, in modo semplice',
  'how.proves.substantial': 'chi sei, in modo sicuro',
  'how.proves.federa': 'chi sei, secondo il livello della tua utenza',
  'how.proves.none': 'che l’account o l’indirizzo è tuo, non chi sei',
  'how.enough.low': 'aderire a quasi tutte le comunità',
  'how.enough.substantial': 'aderire a tutte le comunità e assumere incarichi',
  'how.enough.none': 'seguire le comunità aperte',
  'how.trouble': 'Se qualcosa non va',
  'how.trouble.cancelled.title': 'Ho premuto «Annulla» o non ho dato il consenso',
  'how.trouble.cancelled.text':
    'Nessun problema: nulla è stato registrato. Torna alla pagina di accesso e ricomincia.',
  'how.trouble.expired.title': 'Dice che è passato troppo tempo',
  'how.trouble.expired.text':
    'Un accesso va concluso entro quindici minuti e nello stesso browser in cui è iniziato. Ricomincia dalla pagina di accesso.',
  'how.trouble.level.title': 'Dice che serve un livello più alto',
  'how.trouble.level.text':
    'Alcune comunità e gli incarichi chiedono SPID di livello 2, cioè la conferma con l’app o con un codice. Se il tuo gestore non te la propone, attivala sul suo sito.',
  'how.trouble.card.title': 'Entro con una tessera e non funziona',
  'how.trouble.card.text':
    'Servono un lettore, il programma della tessera e il suo PIN. Collega il lettore e inserisci la tessera prima di aprire il browser, e scegli il certificato di autenticazione, non quello di firma. Se hai annullato una volta, chiudi tutte le finestre del browser: fino ad allora non chiede più la tessera.',
  'how.trouble.other.title': 'Sono già membro ma non vedo le mie comunità',
  'how.trouble.other.text':
    'Forse sei entrato con uno strumento diverso. SPID, CIE e CNS si riconoscono da soli. Un account Google o un’e-mail vanno collegati una volta dalla pagina «Le mie identità».',
  'how.trouble.foreign.title': 'Non ho un documento italiano',
  'how.trouble.foreign.text':
    'Chi vive in Italia può chiedere SPID o CIE. Chi ha l’identità digitale di un altro Paese europeo entra con eIDAS, dove la pagina di accesso lo offre; altrimenti scriva al contatto qui sotto.',
  'how.go': 'Vai alla pagina di accesso',
  'how.ask': 'Non hai risolto? Scrivici',

  'contact.title': 'Contatti',
  'contact.lead':
    'Scrivici anche se non riesci ad accedere: non serve aver fatto l’accesso. Rispondiamo all’indirizzo che indichi.',
  'contact.email': 'La tua e-mail',
  'contact.email.hint': 'La usiamo solo per risponderti.',
  'contact.message': 'Che cosa è successo?',
  'contact.message.hint': 'Non scrivere password né il codice fiscale.',
  'contact.request': 'Codice della richiesta',
  'contact.request.hint': 'Lo trovi nella pagina di errore. Se non ce l’hai, lascia vuoto.',
  'contact.send': 'Invia il messaggio',
  'contact.or': 'Preferisci la posta? Scrivi a',
  'contact.error.email': 'Scrivi un indirizzo e-mail valido, per esempio nome@esempio.it.',
  'contact.error.message': 'Scrivi qualche parola, al massimo duemila caratteri.',
  'contact.error.request': 'Il codice è di 36 caratteri: copialo dalla pagina di errore.',
  'flash.contact.sent': 'Messaggio inviato. Ti rispondiamo per e-mail.',

  'privacy.title': 'Privacy',
  'privacy.lead': 'In breve: che cosa sappiamo di te, perché, per quanto, e come decidi tu.',
  'privacy.controller.title': 'Chi risponde dei tuoi dati',
  'privacy.controller.text': 'Il titolare del trattamento è {{controller}}. Scrivi a {{contact}}.',
  'privacy.data.title': 'Che cosa riceviamo',
  'privacy.data.text':
    'Dal tuo strumento di accesso: nome, cognome, se sei maggiorenne, e, se è un’identità nazionale, un’impronta cifrata del codice fiscale che serve solo a riconoscerti la volta dopo. Il codice fiscale non viene conservato.',
  'privacy.use.title': 'A che cosa serve',
  'privacy.use.text':
    'A farti entrare con uno strumento qualsiasi restando la stessa persona, a tenere le tue adesioni e i tuoi incarichi, a dirlo ai portali che usi.',
  'privacy.portals.title': 'Chi altro lo vede',
  'privacy.portals.text':
    'I portali collegati ricevono solo quello che ti mostriamo prima del primo accesso: di solito un nome e le comunità che li riguardano. Gli altri membri vedono il nome che hai scelto, secondo le regole di ogni comunità.',
  'privacy.time.title': 'Per quanto tempo',
  'privacy.time.text':
    'Finché sei membro. Il registro degli accessi con SPID dura ventiquattro mesi, come chiedono le regole di AgID.',
  'privacy.rights.title': 'Che cosa puoi fare',
  'privacy.rights.text':
    'Dalla pagina «I miei dati» scarichi tutto quello che sappiamo di te e puoi chiudere il profilo. Puoi anche scrivere al titolare e, se non sei soddisfatto, al Garante per la protezione dei dati personali.',

  'cookies.title': 'Cookie',
  'cookies.lead':
    'Usiamo solo cookie tecnici, nostri, necessari a far funzionare il servizio. Per questo non vedi un avviso da accettare.',
  'cookies.caption': 'I cookie di questo sito',
  'cookies.name': 'Nome',
  'cookies.purpose': 'A che cosa serve',
  'cookies.duration': 'Quanto dura',
  'cookies.session': 'Ricorda che hai fatto l’accesso',
  'cookies.session.duration': 'fino a otto ore, o trenta minuti senza attività',
  'cookies.browser': 'Lega un accesso in corso a questo browser',
  'cookies.browser.duration': 'quindici minuti',
  'cookies.oidc': 'Ricordano il portale che aspetta il tuo accesso',
  'cookies.oidc.duration': 'fino a otto ore',
  'cookies.means': 'Ricorda lo strumento usato l’ultima volta in questo browser, non chi sei',
  'cookies.means.duration': 'sei mesi',
  'cookies.draft': 'Conserva quello che stavi scrivendo mentre confermi la tua identità',
  'cookies.draft.duration': 'quindici minuti',
  'cookies.language': 'Ricorda la lingua che hai scelto',
  'cookies.language.duration': 'un anno',
  'cookies.asked_language': 'Ricorda la lingua che un portale chiede, mentre vai verso il portale',
  'cookies.asked_language.duration': 'mezz’ora al massimo',
  'cookies.flash': 'Porta il messaggio di conferma alla pagina dopo',
  'cookies.flash.duration': 'un minuto',

  'accessibility.title': 'Dichiarazione di accessibilità',
  'accessibility.lead':
    'Piazza è fatta per essere usata da tutte e tutti: con la tastiera, con un lettore di schermo, sul telefono, anche senza JavaScript.',
  'accessibility.state.title': 'Stato di conformità',
  'accessibility.state.text':
    'Ogni pagina è verificata in modo automatico secondo le regole WCAG 2.2, livelli A e AA, in italiano e in inglese. La dichiarazione formale è pubblicata dall’ente sul sito di AgID.',
  'accessibility.feedback.title': 'Segnala un problema',
  'accessibility.feedback.text':
    'Se qualcosa non funziona con il tuo strumento, scrivici: rispondiamo entro trenta giorni. Se la risposta non ti soddisfa puoi rivolgerti al Difensore civico per il digitale.',
  'accessibility.write': 'Scrivici',
} as const;
