// SPDX-License-Identifier: AGPL-3.0-or-later

/** Asking for a new community: errors, the requester's pages, the promoters', the staff's. */
export const founding = {
  'error.community_request.not_found': 'Questa richiesta di comunità non esiste.',
  'error.community_request.already_open':
    'Hai già una richiesta di comunità in corso: aspetta la risposta o ritirala.',
  'error.community_request.closed': 'Questa richiesta è già stata decisa o ritirata.',
  'error.community_request.own': 'Nessuno decide sulla propria richiesta.',
  'error.community_request.needs_promoters':
    'Non hanno ancora firmato abbastanza promotori: la richiesta non si può approvare.',
  'error.community_request.reason_missing': 'Per respingere una richiesta serve una motivazione.',
  'error.community_request.nothing_asked': 'In questo momento nessuno aspetta una tua risposta.',
  'error.promoter.too_few':
    'I promotori indicati sono troppo pochi o troppi: controlla quanti ne servono.',
  'error.promoter.unknown':
    'Qualche nome non corrisponde a una persona delle tue comunità: scrivi il suo indirizzo e-mail.',
  'error.promoter.not_found':
    'Questo collegamento non vale più: hai già risposto, al tuo posto è stata indicata un’altra persona, o la richiesta è conclusa.',
  'error.promoter.answered': 'A questa richiesta di firma è già stata data una risposta.',
  'error.promoter.own': 'Chi chiede la comunità non può firmare anche come promotore.',
  'error.promoter.twice': 'La stessa persona firma una volta sola.',
  'error.promoter.already_named': 'Hai già indicato questa persona fra i promotori.',
  'error.promoter.too_many':
    'Hai già indicato quaranta persone per questa richiesta: non se ne possono aggiungere altre.',
  'error.promoter.too_often':
    'A questa persona abbiamo scritto da poco, o già tre volte: al suo posto puoi indicarne un’altra.',

  'founding.propose': 'Proponi una nuova comunità',
  'founding.propose.text':
    'Non trovi la comunità che cerchi? Con qualche altra persona puoi chiedere di aprirla.',
  'founding.mine': 'Le tue richieste di comunità',
  'founding.mine.lead': 'Che cosa hai chiesto, e che cosa ti chiedono di firmare.',
  'founding.mine.none': 'Non hai ancora chiesto di aprire una comunità.',
  'founding.mine.sent': 'inviata il {{date}}',
  'founding.asked': 'Ti chiedono di firmare',
  'founding.asked.by': '{{name}} ti ha indicato fra i promotori il {{date}}.',
  'founding.status.requested': 'in esame',
  'founding.status.needs_info': 'aspetta una risposta',
  'founding.status.refused': 'respinta',
  'founding.status.approved': 'approvata',
  'founding.status.withdrawn': 'ritirata',
  'founding.status.lapsed': 'scaduta',

  'founding.new.lead':
    'Racconta la comunità che vorresti. La legge lo staff regionale, che può farti domande e ti risponde sempre.',
  'founding.field.name': 'Nome della comunità',
  'founding.field.purpose': 'Scopo, in breve',
  'founding.field.purpose.hint': 'Una o due frasi: compaiono nell’elenco delle comunità.',
  'founding.field.for_whom': 'A chi è rivolta e come si entra',
  'founding.field.audience': 'È aperta a',
  'founding.field.topics': 'Temi',
  'founding.field.topics.hint': 'Separati da virgole, per esempio: ambiente, giovani.',
  'founding.field.province': 'Territorio',
  'founding.field.presentation': 'Che cosa farete insieme',
  'founding.field.managers': 'Chi la gestirà',
  'founding.field.managers.hint':
    'Se la richiesta è approvata il primo gestore sei tu: scrivi chi ti affianca. Lo legge solo lo staff.',
  'founding.field.promoters': 'Promotori',
  'founding.field.promoters.hint_one':
    'Almeno {{count}} persona oltre a te, una per riga: il suo indirizzo e-mail, oppure il nome che usa se è in una delle tue comunità. Firmerà con il proprio accesso.',
  'founding.field.promoters.hint_many':
    'Almeno {{count}} persone oltre a te, una per riga: l’indirizzo e-mail, oppure il nome che usano se sono in una delle tue comunità. Firmeranno con il proprio accesso.',
  'founding.field.promoters.hint_other':
    'Almeno {{count}} persone oltre a te, una per riga: l’indirizzo e-mail, oppure il nome che usano se sono in una delle tue comunità. Firmeranno con il proprio accesso.',
  'founding.error.text':
    'Questo campo serve: scrivi qualche parola, senza superare la lunghezza ammessa.',
  'founding.error.choice': 'Scegli una delle possibilità.',
  'founding.error.promoters_count': 'I promotori devono essere da {{needed}} a {{most}}.',
  'founding.error.line.address': 'Riga {{line}}: non è un indirizzo e-mail.',
  'founding.error.line.repeated': 'Riga {{line}}: la persona c’è già più sopra.',
  'founding.error.line.name': 'Riga {{line}}: il nome è troppo lungo.',
  'founding.error.unknown':
    '«{{name}}»: nessuna persona con questo nome nelle tue comunità, o più di una. Scrivi il suo indirizzo e-mail.',
  'founding.similar': 'Esistono già comunità simili',
  'founding.similar.text':
    'Guardale prima di inviare: forse una fa al caso tuo. Se no, invia pure la richiesta.',
  'founding.send': 'Invia la richiesta',
  'founding.send_anyway': 'Invia lo stesso la richiesta',

  'founding.view.what': 'La comunità',
  'founding.view.promoters': 'Promotori',
  'founding.view.promoters.count': 'Firme: {{signed}} su {{needed}}.',
  'founding.promoter.invited': 'non ha ancora risposto',
  'founding.promoter.signed': 'ha firmato',
  'founding.promoter.declined': 'non firma',
  'founding.promoter.replaced': 'al suo posto un’altra persona',
  'founding.promoter.remind': 'Scrivi di nuovo',
  'founding.promoter.remind.to': 'Scrivi di nuovo a {{name}}',
  'founding.promoter.sent': 'ultima e-mail il {{date}}',
  'founding.gather.until':
    'La richiesta aspetta le firme fino al {{date}}. Se per allora non bastano, scade: puoi comunque presentarla di nuovo.',
  'founding.gather.declined':
    'Qualcuno non firma: indica un’altra persona al suo posto, così la richiesta va avanti.',
  'founding.replace': 'Indica un’altra persona',
  'founding.replace.text':
    'Se qualcuno non firma o non risponde puoi indicare un’altra persona al suo posto. Il collegamento che aveva ricevuto smette di valere.',
  'founding.replace.instead': 'Al posto di',
  'founding.replace.choose': 'Scegli chi sostituire',
  'founding.replace.named': 'La nuova persona',
  'founding.replace.named.hint':
    'Il suo indirizzo e-mail, oppure il nome che usa se è in una delle tue comunità.',
  'founding.replace.send': 'Indica questa persona',
  'founding.error.instead': 'Scegli al posto di chi.',
  'founding.error.named': 'Scrivi un indirizzo e-mail, oppure un nome.',
  'founding.lapsed.text':
    'Non sono arrivate abbastanza firme in tempo e la richiesta è scaduta. Puoi presentarla di nuovo quando vuoi.',
  'founding.promoter.unnamed': 'una persona che ha risposto',
  'founding.messages': 'Domande e risposte',
  'founding.messages.staff': 'Staff regionale',
  'founding.answer': 'La tua risposta',
  'founding.answer.send': 'Rispondi',
  'founding.error.answer': 'Scrivi la risposta, in non più di quattromila caratteri.',
  'founding.lacking': 'Per gestire la comunità serve un accesso più forte',
  'founding.lacking.text':
    'Se la richiesta è approvata il primo gestore sei tu, e per gestire serve un accesso di {{required}}, per esempio con SPID o CIE. Quelli che hai usato finora arrivano a {{current}}: finché è così lo staff non può approvare.',
  'founding.lacking.below':
    'Puoi farlo ora con il pulsante in fondo al modulo, senza perdere quello che hai scritto, oppure più tardi.',
  'founding.lacking.confirm': 'Conferma la tua identità',
  'founding.reason': 'La motivazione',
  'founding.approved.text':
    'La comunità è in preparazione e ne sei il gestore. Completa quello che manca: poi lo staff la apre.',
  'founding.approved.go': 'Vai alla comunità',
  'founding.withdraw': 'Ritira la richiesta',
  'founding.sign.title': 'Firma per «{{name}}»',
  'founding.sign.lead':
    '{{requester}} chiede di aprire questa comunità e ti vorrebbe fra i promotori.',
  'founding.sign.what':
    'Firmando dici che la comunità serve e che la sosterrai. Lo staff e chi la chiede vedono il tuo nome; nessun altro obbligo.',
  'founding.sign.sign_in': 'Per firmare ti chiediamo di accedere con la tua identità digitale.',
  'founding.sign': 'Firma',
  'founding.decline': 'Non firmo',
  'founding.signed': 'Hai già firmato questa richiesta.',
  'founding.declined': 'Hai già risposto che non firmi.',
  'founding.replaced': 'Al tuo posto è stata indicata un’altra persona: non devi fare altro.',
  'founding.over': 'La richiesta è conclusa: non serve più una risposta.',
  'founding.declined.title': 'Va bene così',
  'founding.declined.lead': 'Non firmi per «{{name}}»: non ti scriveremo oltre.',

  'staff.nav.requests': 'Richieste di comunità',
  'founding.staff.lead.staff':
    'Le richieste che aspettano una vostra decisione. Le più vecchie per prime.',
  'founding.staff.lead.requester':
    'Le richieste a cui avete fatto una domanda: aspettano la risposta di chi le ha presentate.',
  'founding.staff.lead.promoters':
    'Le richieste che raccolgono ancora le firme. Quelle che scadono prima sono in cima.',
  'founding.staff.waiting': 'Chi deve rispondere',
  'founding.staff.waiting.staff': 'Aspettano lo staff',
  'founding.staff.waiting.requester': 'Aspettano chi ha chiesto',
  'founding.staff.waiting.promoters': 'Aspettano le firme',
  'founding.staff.gathers': 'Firme: {{signed}} di {{needed}}. Scade il {{date}}.',
  'founding.staff.none': 'Nessuna richiesta in attesa.',
  'founding.staff.by': 'di {{name}}, {{date}}',
  'founding.staff.ask': 'Fai una domanda',
  'founding.staff.ask.hint': 'La persona la riceve per e-mail e risponde da qui.',
  'founding.staff.ask.send': 'Invia la domanda',
  'founding.staff.approve': 'Approva',
  'founding.staff.approve.text':
    'La comunità nasce in preparazione e chi l’ha chiesta ne diventa il gestore.',
  'founding.staff.slug': 'Indirizzo della comunità',
  'founding.staff.slug.hint': 'Lettere minuscole, cifre e trattini. Un indirizzo non si riusa mai.',
  'founding.staff.approve.send': 'Approva la richiesta',
  'founding.staff.refused': 'Per ora la richiesta non si può approvare:',
  'founding.obstacle.promoters': 'Non hanno ancora firmato abbastanza promotori.',
  'founding.obstacle.level':
    'Chi la chiede ne sarà il gestore, e per gestire serve un accesso di {{required}}: ora arriva a {{current}}. Nella pagina della sua richiesta trova come confermare la propria identità; puoi ricordarglielo con una domanda.',
  'founding.obstacle.standing':
    'Chi la chiede è sospeso, o escluso da tutte le comunità: non può diventarne il gestore.',
  'founding.staff.refuse': 'Respingi',
  'founding.staff.refuse.hint': 'La legge chi ha chiesto la comunità e chi ha firmato.',
  'founding.staff.refuse.send': 'Respingi la richiesta',
  'founding.error.question': 'Scrivi la domanda, in non più di quattromila caratteri.',
  'founding.error.reason': 'Scrivi il motivo: chi ha chiesto ha diritto di conoscerlo.',

  'flash.founding.sent': 'Richiesta inviata. I promotori ricevono un’e-mail per firmare.',
  'flash.founding.replaced': 'Persona indicata: le chiediamo di firmare con un’e-mail.',
  'flash.founding.reminded': 'Abbiamo scritto di nuovo a questa persona.',
  'flash.founding.withdrawn': 'Richiesta ritirata.',
  'flash.founding.answered': 'Risposta inviata.',
  'flash.founding.signed': 'Hai firmato: grazie.',
  'flash.founding.declined': 'Hai risposto che non firmi.',
  'flash.founding.asked': 'Domanda inviata.',
  'flash.founding.refused': 'Richiesta respinta: le persone ricevono la motivazione.',
  'flash.founding.approved': 'Richiesta approvata: la comunità è in preparazione.',

  'mail.community_request_submitted.subject': 'Abbiamo la tua richiesta: {{request}}',
  'mail.community_request_submitted.text':
    'Hai chiesto di aprire la comunità «{{request}}».\n\nAbbiamo scritto ai promotori che hai indicato. Quando hanno firmato, lo staff regionale esamina la richiesta e ti risponde.',
  'mail.community_request_submitted.action': 'Segui la richiesta',
  'mail.promoter_asked.subject': '{{asker}} ti chiede di firmare per «{{request}}»',
  'mail.promoter_asked.text':
    '{{asker}} chiede di aprire la comunità «{{request}}» e ti vorrebbe fra i promotori.\n\nLeggi di che cosa si tratta e decidi se firmare. Non c’è nessun obbligo.',
  'mail.promoter_asked.action': 'Leggi e rispondi',
  'mail.promoter_declined.subject': 'Una persona non firma per «{{request}}»',
  'mail.promoter_declined.text':
    'Una delle persone che hai indicato fra i promotori della comunità «{{request}}» ha risposto che non firma.\n\nNella pagina della richiesta vedi chi è e puoi indicare un’altra persona al suo posto.',
  'mail.promoter_declined.action': 'Indica un’altra persona',
  'mail.community_request_lapse_near.subject': 'Mancano firme per «{{request}}»',
  'mail.community_request_lapse_near.text':
    'La richiesta di aprire la comunità «{{request}}» non ha ancora le firme che servono. Le aspetta fino al {{until}}: poi scade.\n\nPuoi scrivere di nuovo a chi non ha risposto, oppure indicare un’altra persona al suo posto.',
  'mail.community_request_lapse_near.action': 'Vedi chi ha firmato',
  'mail.community_request_lapsed.subject': 'La richiesta di aprire «{{request}}» è scaduta',
  'mail.community_request_lapsed.text':
    'La richiesta di aprire la comunità «{{request}}» è scaduta: non sono arrivate in tempo abbastanza firme.\n\nChi l’aveva presentata può farlo di nuovo quando vuole.',
  'mail.community_request_lapsed.action': 'Vedi la richiesta',
  'mail.community_request_ready.subject': 'Una richiesta di comunità da esaminare: {{request}}',
  'mail.community_request_ready.text':
    'La richiesta di aprire la comunità «{{request}}» ha le firme che servono e aspetta una decisione.',
  'mail.community_request_ready.action': 'Leggi la richiesta',
  'mail.community_request_questioned.subject': 'Una domanda sulla tua richiesta: {{request}}',
  'mail.community_request_questioned.text':
    'Lo staff regionale ha una domanda sulla comunità «{{request}}» che hai chiesto. Prosegue quando rispondi.',
  'mail.community_request_questioned.action': 'Leggi e rispondi',
  'mail.community_request_answered.subject': 'Una risposta sulla richiesta: {{request}}',
  'mail.community_request_answered.text':
    'Chi ha chiesto la comunità «{{request}}» ha risposto alla vostra domanda.',
  'mail.community_request_answered.action': 'Leggi la risposta',
  'mail.community_request_refused.subject': 'La richiesta di aprire «{{request}}»',
  'mail.community_request_refused.text':
    'La richiesta di aprire la comunità «{{request}}» non è stata accolta. La motivazione è nella sua pagina.\n\nPer chiedere un riesame scrivi a {{contact}}.',
  'mail.community_request_refused.action': 'Leggi la motivazione',
  'mail.community_request_approved.subject': 'La comunità «{{request}}» si apre',
  'mail.community_request_approved.text':
    'La richiesta di aprire la comunità «{{request}}» è stata approvata: la comunità è in preparazione, e chi l’ha chiesta ne è il gestore.',
  'mail.community_request_approved.action': 'Vai alla richiesta',
} as const;
