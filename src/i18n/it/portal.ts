// SPDX-License-Identifier: AGPL-3.0-or-later

/** What the person reads on the way to a portal, and what portals are told. */
export const portal = {
  'error.portal.unknown': 'Questo portale non è registrato in Piazza o non è più attivo.',
  'error.portal.already_registered': 'Un portale con questo identificativo esiste già.',
  'error.portal.public_client': 'Questo portale è un client pubblico: non ha un segreto.',
  'error.portal.interaction_gone':
    'L’accesso al portale è scaduto o è iniziato in un’altra finestra. Torna al portale e accedi di nuovo.',
  'error.portal.request_refused':
    'Il portale ha inviato una richiesta che non possiamo accettare. Avvisa chi lo gestisce.',
  'error.portal.membership_required':
    'Questo portale è per chi fa parte di una delle comunità che serve. Entra in una di loro e riprova.',
  'error.portal.return_address_refused':
    'L’indirizzo a cui tornare non è tra quelli registrati dal portale.',
  'error.portal.unknown_subject': 'Questa persona non è conosciuta dal portale.',
  'error.portal.community_not_served': 'Il portale non serve questa comunità.',
  'error.portal.address_refused':
    'Un indirizzo del portale non va bene: serve https, esatto, senza caratteri jolly, credenziali o frammento.',
  'error.portal.incomplete':
    'Un nuovo portale ha bisogno di nome, titolare e indirizzi di ritorno.',
  'error.portal.auth_method_unknown':
    'Un portale si presenta con client_secret_basic, client_secret_post, private_key_jwt o none.',
  'error.portal.secret_needed': 'Un portale che si presenta con un segreto ne deve avere uno.',
  'error.portal.secret_unused':
    'Un portale che firma con una chiave sua, o è un client pubblico, non ha un segreto.',
  'error.portal.keys_needed':
    'Servono le chiavi pubbliche con cui il portale firma: qui (jwks), oppure al loro indirizzo (jwks_uri).',
  'error.portal.pkce_needed':
    'Solo un portale che presenta un suo segreto, o firma con una sua chiave, può fare a meno di PKCE (pkceRequired).',
  'error.portal.scope_unknown': 'Uno degli scope indicati per il portale non esiste.',
  'error.portal.provider_unknown':
    'Uno dei modi di accedere indicati per il portale non è configurato.',
  'error.portal.attribute_service_unknown':
    'I metadata SPID non hanno un servizio di attributi con questo indice.',
  'error.portal.sector_of_another':
    'Questo settore è di un altro ente: portali di enti diversi non riconoscono mai una persona con lo stesso codice. Lascialo vuoto per un settore tutto suo, oppure scrivi l’ente come negli altri portali del settore. Un ente che ha cambiato nome lo rinomina il gestore in tutti i suoi portali insieme (piazza portal rename-controller).',
  'error.portal.controller_unknown': 'Nessun portale indica questo ente.',
  'error.portal.changed_meanwhile':
    'Qualcun altro ha cambiato questo portale nel frattempo. Rileggilo e ripeti la tua modifica.',
  'error.portal.secret_overlaps':
    'Il segreto precedente vale ancora: fallo cessare prima di farne un altro, oppure rinnova senza sovrapposizione.',
  'error.portal.overlap_refused': 'Il segreto precedente può valere ancora da 0 a 30 giorni.',
  'error.portal.agreement_missing':
    'A questo portale si può accedere solo con SPID, CIE o un altro mezzo nazionale, ma il portale non ha una convenzione in vigore per usarli. Torna al portale e avvisa chi lo gestisce.',
  'error.portal.kept_by_service':
    'Questo portale è scritto nella configurazione del servizio: cambialo lì.',
  'error.portal.community_unknown': 'Una delle comunità indicate per il portale non esiste.',
  'error.webhook.address_refused':
    'L’indirizzo del webhook non va bene: serve un indirizzo https senza credenziali.',
  'error.webhook.already_there': 'Il portale ha già un webhook a questo indirizzo.',
  'error.webhook.not_found': 'Questo webhook non esiste.',
  'error.logout.not_found': 'Questa uscita non è tra quelle comunicate al portale.',
  'error.logout.waiting': 'Il portale sta già per essere avvisato della fine di questa sessione.',
  'error.api.token_missing': 'Manca il token di accesso.',
  'error.api.token_invalid': 'Il token di accesso non è valido o è scaduto.',
  'error.api.scope_missing': 'Il token di accesso non comprende il permesso richiesto.',
  'error.api.portal_only':
    'Lo chiede il portale stesso, con le proprie credenziali, non il token di un membro.',
  'error.api.level_too_low':
    'La persona è entrata nel portale con un accesso troppo debole per questa operazione: deve accedere di nuovo con uno più sicuro.',
  'error.api.sign_in_too_old':
    'La persona è entrata nel portale da troppo tempo per questa operazione: deve accedere di nuovo.',
  'error.api.not_a_member': 'Il portale non conosce questa persona tra i membri della comunità.',
  'error.api.stale': 'È cambiato da quando il portale l’ha letto: va riletto.',
  'error.api.key_reused': 'Questo Idempotency-Key è stato dato a un’altra richiesta.',
  'error.scim.confidential_only': 'SCIM è solo per portali che custodiscono un segreto.',
  'error.scim.invalid_syntax': 'Il messaggio SCIM non è scritto correttamente.',
  'error.scim.invalid_value': 'Un valore del messaggio SCIM manca o non va bene.',
  'error.scim.invalid_path': 'Il percorso indicato non porta a un attributo di questa risorsa.',
  'error.scim.invalid_filter':
    'Il filtro non è scritto correttamente, oppure non nomina con eq nessuno degli attributi per cui si può cercare.',
  'error.scim.invalid_cursor': 'Il cursore non è di questo elenco: ricomincia dalla prima pagina.',
  'error.scim.no_target': 'Il percorso non trova nessun valore da cambiare.',
  'error.scim.mutability': 'Questo attributo, o questa risorsa, non si cambia con SCIM.',
  'error.scim.too_many':
    'I membri sono troppi per una risposta: leggili a pagine da /Groups/{id}/members.',
  'error.scim.too_many_found': 'Il filtro trova troppe risorse: rendilo più preciso.',
  'error.scim.which_community':
    'Con SCIM si invita e si creano gruppi solo da un portale che serve una comunità sola.',
  'error.scim.unknown_member':
    'Una delle persone indicate non è tra quelle che il portale conosce e che si possono inserire o togliere.',
  'error.scim.not_asked':
    'La persona non ha chiesto di entrare e il portale non conosce un suo indirizzo: invitala con POST /Users.',
  'error.scim.not_found': 'Questa risorsa non esiste, o il portale non la conosce.',
  'error.scim.method': 'Qui questo metodo non è ammesso.',
  'error.scim.stale': 'La risorsa è cambiata nel frattempo: leggila di nuovo.',
  'error.scim.not_supported': 'Questa operazione di SCIM non è offerta.',
  'release.title': 'Accedi a {{portal}}',
  'release.lead':
    'Ecco che cosa riceve {{portal}} quando accedi con Piazza. Te lo mostriamo una volta sola, finché non cambia.',
  'release.lead.consent': '{{portal}} chiede di ricevere questi dati. Decidi tu.',
  'release.subject': 'Un codice che ti riconosce solo qui e non dice chi sei',
  'release.level': 'Quanto è sicuro il tuo accesso',
  'release.name': 'Il nome che hai scelto',
  'release.email': 'Il tuo indirizzo e-mail',
  'release.locale': 'La lingua che usi',
  'release.communities': 'Le comunità di cui fai parte, tra quelle che il portale serve',
  'release.roles': 'I tuoi ruoli in queste comunità',
  'release.controller': 'Titolare del trattamento: {{controller}}.',
  'release.never': 'Il tuo codice fiscale non viene comunicato.',
  'release.continue': 'Continua',
  'release.back': 'Torna indietro senza accedere',
  'members_only.title': '{{portal}} è solo per chi fa parte delle sue comunità',
  'members_only.communities': 'Vedi le comunità e come entrarci',
  'members_only.which': 'Entra in una di queste comunità',
  'members_only.back': 'Torna a {{portal}}',
  'members_only.again': 'Riprova',
  'pass_on.title': 'Torna a {{portal}}',
  'pass_on.lead': 'Piazza ha risposto a {{portal}}. Premi il pulsante per continuare.',
  'pass_on.continue': 'Continua su {{portal}}',
  'logout.title': 'Vuoi uscire anche da Piazza?',
  'logout.lead': 'Stai uscendo da {{portal}}. Se usi un computer condiviso, esci anche da Piazza.',
  'logout.lead.alone': 'Se usi un computer condiviso, esci da Piazza.',
  'logout.everywhere': 'Esci da Piazza',
  'logout.portal_only': 'Esci solo da {{portal}}',
  'logout.stay': 'Resta in Piazza',
  'logout.done': 'Hai effettuato l’uscita',
  'logout.done.lead': 'Non sei più dentro Piazza su questo dispositivo.',
  'logout.done.portal': 'Sei fuori da {{portal}}. In Piazza puoi continuare.',
  'logout.home': 'Vai alla pagina iniziale',
  'api.status.ok': 'Il servizio funziona.',
  'api.status.down': 'Il servizio non è disponibile in questo momento.',
} as const;
