// SPDX-License-Identifier: AGPL-3.0-or-later

/** The settings of a community, and what the staff does about its life. */
export const settings = {
  'error.community.needs_manager':
    'Nessuno ne risponde: prima serve un gestore, anche pro tempore.',
  'error.community.not_ready':
    'Alla comunità manca ancora qualcosa per aprire: guarda l’elenco nella sua pagina.',
  'error.community.archived': 'La comunità è archiviata: non cambia più.',
  'error.community.changed':
    'Qualcun altro ha cambiato queste impostazioni nel frattempo: rileggile e riprova.',
  'error.community.home_not_served': 'Questo portale non serve la comunità: scegline un altro.',
  'error.community.home_not_on_portal':
    'L’indirizzo non è su questo portale: scrivi il percorso, per esempio /orti.',
  'error.community.home_missing':
    'Di una comunità che vive altrove serve l’indirizzo di dove vive.',
  'error.community.text_missing':
    'Una nuova comunità ha bisogno di nome, sintesi e modo di aderire in italiano.',
  'error.programme.text_missing': 'Un programma ha bisogno di un nome in italiano.',
  'error.community.status_refused': 'Una comunità non può passare da questo stato a quello.',
  'error.community.level_reason_missing':
    'Per ammettere anche chi non ha provato la propria identità serve una motivazione.',
  'error.community.not_frozen': 'La comunità non è sospesa.',
  'error.community.reason_missing': 'Serve una motivazione: la leggono i membri.',

  'manage.nav.settings': 'Presentazione',
  'manage.nav.policy': 'Regole',
  'settings.missing': 'Che cosa manca per aprire',
  'settings.missing.none': 'C’è tutto: lo staff regionale può aprire la comunità.',
  'settings.missing.manager': 'Un gestore in carica',
  'settings.missing.text': 'Nome, descrizione breve e come aderire, in italiano',
  'settings.missing.way': 'Almeno un modo per aderire',
  'settings.missing.privacy': 'La nota sulla privacy',
  'settings.missing.terms': 'Le condizioni d’uso, proprie o della piattaforma',
  'settings.missing.contact': 'Un contatto',
  'settings.italian': 'In italiano',
  'settings.english': 'In inglese',
  'settings.english.hint': 'Facoltativo: senza il nome in inglese si vede il testo italiano.',
  'settings.name': 'Nome',
  'settings.summary': 'In breve',
  'settings.description': 'Che cosa fate insieme',
  'settings.how': 'Come aderire',
  'settings.privacy_note': 'Nota sulla privacy',
  'settings.privacy_note.hint':
    'Che cosa succede ai dati che le persone lasciano in questa comunità.',
  'settings.about': 'La comunità',
  'settings.contact': 'Indirizzo e-mail di contatto',
  'settings.home_url': 'Spazio della comunità su un portale',
  'settings.home_url.hint':
    'Su un portale basta il percorso, per esempio /orti. Altrove serve l’indirizzo completo, che comincia con https://.',
  'settings.home_portal': 'Portale della rete',
  'settings.home_portal.none': 'Nessuno: un altro sito',
  'settings.save': 'Salva',
  'settings.error.text':
    'Questo campo serve: scrivi qualche parola, senza superare la lunghezza ammessa.',
  'settings.error.english':
    'Se scrivi il nome in inglese servono anche la descrizione e come aderire.',
  'settings.error.contact': 'Scrivi un indirizzo e-mail, per esempio nome@example.org.',
  'settings.error.home_url':
    'Scrivi un indirizzo che comincia con https://, o un percorso del portale.',
  'settings.error.choice': 'Scegli una delle possibilità.',
  'settings.visibility': 'Chi vede la comunità',
  'settings.participation': 'Chi partecipa',
  'settings.participation.members': 'solo i membri',
  'settings.participation.everyone': 'chiunque',
  'settings.member_list': 'Chi vede l’elenco dei membri',
  'settings.minimum': 'Identità richiesta per aderire',
  'settings.minimum.low_reason':
    'Lo staff ha ammesso anche chi non ha provato la propria identità. Il motivo: {{reason}}',
  'settings.cool_down': 'Giorni prima di poter chiedere di nuovo, dopo un rifiuto',
  'settings.service_days': 'Giorni entro cui si risponde a una richiesta di adesione',
  'settings.service_days.hint':
    'Chi chiede legge la data. Se nessuno risponde, lo sa lo staff regionale.',
  'settings.ways': 'Come si entra',
  'settings.ways.hint':
    'Anche più modi insieme, ciascuno con le sue condizioni. Nessuno: adesioni chiuse.',
  'settings.way.open': 'Chiunque entra subito',
  'settings.way.invitation': 'Si entra su invito',
  'settings.way.affiliation': 'Entra subito chi appartiene a certi enti',
  'settings.way.approval': 'Si chiede, e decide chi gestisce',
  'settings.way.on': 'Ammesso: {{way}}',
  'settings.way.level': 'Identità richiesta per questo modo',
  'settings.way.level.same': 'la stessa della comunità',
  'settings.way.domains': 'Solo con un indirizzo e-mail presso',
  'settings.way.domains.hint': 'Domini separati da virgole, per esempio: comune.example.it.',
  'settings.way.adults': 'Solo maggiorenni',
  'settings.way.provider': 'Solo con {{provider}}',
  'settings.error.way_closed':
    'Nessuno degli accessi scelti qui raggiunge il livello richiesto: abbassa il livello, o ammetti altri accessi.',
  'settings.error.way_domains': 'Scrivi domini come comune.example.it, separati da virgole.',
  'settings.demand': 'Appartenenza richiesta',
  'settings.demand.none': 'Nessuna: non conta di quale organizzazione si fa parte.',
  'settings.demand.some': 'Chi fa parte delle organizzazioni scelte.',
  'settings.demand.change': 'Cambia',
  'settings.demand.change_label': 'Cambia l’appartenenza richiesta: {{way}}',
  'settings.demand.lead':
    'Per entrare in questo modo si deve far parte di una delle organizzazioni scelte qui, o di una di un certo tipo, con la prova che chiedi.',
  'settings.demand.organisations': 'Organizzazioni',
  'settings.demand.organisations.none': 'Nessuna organizzazione in particolare.',
  'settings.demand.add': 'Aggiungi',
  'settings.demand.add_label': 'Aggiungi {{organisation}}',
  'settings.demand.remove': 'Togli',
  'settings.demand.remove_label': 'Togli {{organisation}}',
  'settings.demand.rules': 'Tipi e prova',
  'settings.demand.kind': 'Qualsiasi: {{kind}}',
  'settings.demand.proof': 'La prova minima',
  'settings.demand.proof.declared': 'la parola della persona',
  'settings.demand.proof.email_domain': 'un indirizzo e-mail dell’organizzazione',
  'settings.demand.proof.professional_identity': 'un’identità digitale professionale',
  'settings.demand.proof.representative': 'la conferma di chi la rappresenta',
  'settings.demand.clear': 'Non chiedere appartenenza',
  'settings.demand.back': 'Torna alle regole',
  'flash.demand.saved': 'Salvato: vale per chi entra da ora in poi.',
  'error.community.demand_empty':
    'Deve restare almeno un’organizzazione o un tipo; per non chiedere più nulla usa il pulsante in fondo.',
  'error.community.demand_too_long':
    'Al massimo cinquanta organizzazioni: per di più scegli un tipo.',
  'error.community.way_unconditional':
    'Questo modo vuole una condizione: un dominio di posta, o le organizzazioni di cui far parte.',
  'settings.error.cool_down': 'Scrivi un numero di giorni da 0 a 365.',
  'settings.error.service_days': 'Scrivi un numero di giorni da 1 a 90.',
  'settings.slug': 'Indirizzo della comunità',
  'settings.slug.hint':
    'Ora è {{slug}}. Chi usa il vecchio indirizzo arriva al nuovo; il vecchio non passa mai ad altri.',
  'settings.slug.save': 'Cambia indirizzo',
  'flash.settings.saved_closed':
    'Impostazioni salvate. Attenzione: nessuno degli accessi disponibili raggiunge il livello richiesto, quindi per ora non si può aderire in tutti i modi scelti.',
  'flash.settings.saved': 'Impostazioni salvate.',
  'flash.settings.moved': 'Indirizzo cambiato: il vecchio porta qui.',

  'lifecycle.title': 'Vita della comunità',
  'lifecycle.reason': 'Motivo',
  'lifecycle.reason.hint': 'Lo leggono i membri nella pagina della comunità.',
  'lifecycle.freeze': 'Sospendi la comunità',
  'lifecycle.freeze.text':
    'Nessuno aderisce e gli incarichi non cambiano; chi legge continua a leggere, chi vuole esce.',
  'lifecycle.unfreeze': 'Riprendi la comunità',
  'lifecycle.unfreeze.nobody':
    'Nessuno ne risponde: la comunità riparte da sola quando incarichi un gestore pro tempore.',
  'lifecycle.unfreeze.waits':
    'Se nessuno è stato incaricato {{days}} giorni dopo che la comunità ha perso l’ultimo gestore, Piazza incarica da sola chi è nello staff regionale, anche se è una persona sola, e la comunità riparte: resta registrato, e chi riceve l’incarico e i membri ricevono una e-mail.',
  'lifecycle.unfreeze.text': 'Tornano le adesioni e gli incarichi. Serve un gestore in carica.',
  'lifecycle.archive': 'Archivia la comunità',
  'lifecycle.archive.text':
    'Per sempre: tutte le adesioni si concludono, richieste e inviti decadono, e ogni membro riceve un’e-mail.',
  'lifecycle.lower': 'Ammetti chi non ha provato la propria identità',
  'lifecycle.lower.text':
    'Anche con un accesso social o e-mail. I gestori possono tornare indietro.',
  'lifecycle.frozen': 'La comunità è sospesa: si può leggere, ma non si può aderire.',
  'lifecycle.hidden':
    'Per questo qui non compaiono i moduli e i pulsanti di ciò che per ora non si può fare. Uscire, rifiutare e rinunciare si può sempre.',
  'lifecycle.archived': 'La comunità è archiviata: resta la sua pagina, nessuno ne fa più parte.',
  'flash.lifecycle.frozen': 'Comunità sospesa: i gestori ricevono un’e-mail.',
  'flash.lifecycle.unfrozen': 'La comunità riprende.',
  'flash.lifecycle.archived': 'Comunità archiviata: i membri ricevono un’e-mail.',
  'flash.lifecycle.lowered': 'Livello abbassato, con il motivo.',

  'network.risk': 'Comunità a rischio di restare senza gestore',
  'network.risk.lead':
    'Un solo gestore, un incarico che finisce entro sessanta giorni, o solo un gestore pro tempore.',
  'network.risk.until': 'Qualcuno ne risponde fino al {{date}}.',
  'network.risk.caretaker': 'solo pro tempore',
  'network.risk.ending': 'incarico in scadenza',
  'network.risk.single': 'un solo gestore',
  'network.topics': 'Comunità per tema',
  'network.communities': 'Comunità',

  'mail.community_frozen.subject': '{{community}} è sospesa',
  'mail.community_frozen.text':
    'La comunità {{community}}, di cui sei tra i gestori, è sospesa: per ora nessuno aderisce e gli incarichi non cambiano.\n\nIl motivo è nella pagina della comunità. Per domande scrivi a {{contact}}.',
  'mail.community_frozen.action': 'Leggi il motivo',
  'mail.community_unmanaged.subject': '{{community}} aspetta un gestore',
  'mail.community_unmanaged.text':
    'La comunità {{community}} ha perso il suo ultimo gestore e nessuno dello staff regionale ha potuto subentrare: è sospesa.\n\nRiprende quando qualcuno è incaricato come gestore pro tempore.',
  'mail.community_unmanaged.action': 'Incarica qualcuno',
  'mail.community_archived.subject': '{{community}} è conclusa',
  'mail.community_archived.text':
    'La comunità {{community}} è stata archiviata, e con lei la tua adesione.\n\nIl motivo è nella pagina della comunità. Per domande scrivi a {{contact}}.',
  'mail.community_archived.action': 'Leggi il motivo',
} as const;
