// SPDX-License-Identifier: AGPL-3.0-or-later

/** Communities, membership, roles: sentences for errors, names of roles, states and settings. */
export const membership = {
  'error.community.not_found': 'Questa comunità non esiste.',
  'error.community.not_active':
    'In questo momento la comunità non è attiva: non accoglie adesioni e non cambia gli incarichi.',
  'error.community.not_draft': 'La comunità non è più in preparazione.',
  'error.community.slug_taken':
    'Questo indirizzo è già stato usato da una comunità: scegline un altro, gli indirizzi non si riusano.',
  'error.membership.already_member': 'Fai già parte di questa comunità.',
  'error.membership.not_member': 'Questa persona non fa parte della comunità.',
  'error.membership.request_pending':
    'Hai già una richiesta di adesione in attesa: ti scriveremo appena viene decisa.',
  'error.membership.closed': 'Questa comunità per ora non accoglie nuove adesioni.',
  'error.membership.provider_not_admitted':
    'Per aderire a questa comunità devi accedere con un altro strumento, fra quelli che la comunità ammette.',
  'error.membership.not_invited': 'In questa comunità si entra su invito.',
  'error.membership.adults_only':
    'Questa comunità è riservata a chi ha compiuto diciotto anni, e chi ti ha identificato non lo conferma.',
  'error.membership.too_soon':
    'La tua richiesta è stata respinta da poco: potrai ripresentarla più avanti. Per un riesame scrivi allo staff regionale.',
  'error.membership.address_missing':
    'Per aderire devi dimostrare di avere un indirizzo e-mail presso uno degli enti ammessi.',
  'error.membership.affiliation_missing':
    'Per aderire devi far parte di una delle organizzazioni ammesse, con la prova che la comunità chiede.',
  'error.membership.not_in_good_standing':
    'Questo profilo è sospeso o chiuso e non può aderire a comunità.',
  'error.join_request.not_found': 'Questa richiesta di adesione non esiste.',
  'error.join_request.decided': 'Questa richiesta è già stata decisa o ritirata.',
  'error.join_request.own': 'Nessuno decide sulla propria richiesta.',
  'error.join_request.reason_missing': 'Per respingere una richiesta serve una motivazione.',
  'error.join_request.not_eligible':
    'La persona oggi non ha tutti i requisiti per aderire: le regole della comunità o il suo profilo sono cambiati, oppure deve ancora accettare le nuove condizioni d’uso.',
  'error.invitation.not_found': 'Questo invito non esiste.',
  'error.invitation.invalid':
    'Questo collegamento non vale più: l’invito ha già avuto risposta, è scaduto o è stato sostituito. Chiedine uno nuovo a chi ti ha invitato.',
  'error.invitation.ended': 'Questo invito ha già avuto risposta, o è stato ritirato.',
  'error.invitation.own': 'Un invito è per un’altra persona: chi lo ha mandato non può accettarlo.',
  'error.invitation.already_open':
    'A questo indirizzo è già stato mandato un invito che vale ancora.',
  'error.invitation.too_often':
    'Un invito si può rimandare dopo un’ora, e non più di cinque volte in tutto.',
  'error.invitation.too_many': 'In una volta si possono invitare da una a trecento persone.',
  'error.invitation.day_full':
    'In un giorno sono già partiti mille inviti, di questa comunità o tuoi: per ora non ne partono altri. Di questi non ne è partito nessuno: riprova domani.',
  'error.role.not_found': 'Questo incarico non esiste.',
  'error.role.answered': 'A questa proposta è già stata data una risposta, o è stata ritirata.',
  'error.role.lapsed': 'La proposta è scaduta: vale quattordici giorni.',
  'error.role.already_held': 'La persona ha già questo incarico.',
  'error.role.already_open': 'Per questo incarico c’è già una proposta in attesa di risposta.',
  'error.role.to_oneself': 'Nessuno assegna un incarico a sé stesso.',
  'error.role.not_offered': 'Solo la persona a cui è rivolta può rispondere a questa proposta.',
  'error.role.not_proposable': 'Per questo incarico non ci si può proporre.',
  'error.role.term_not_allowed': 'La durata non è ammessa per questo incarico.',
  'error.role.too_early':
    'Per questo incarico ci si può proporre dopo trenta giorni di appartenenza alla comunità.',
  'error.role.last_manager':
    'È l’ultimo gestore: prima nominane un altro, perché una comunità attiva non resta mai senza.',
  'error.role.caretaker_unfit':
    'Questa persona non può prendere in carico questa comunità: ne è tenuta fuori, la sua adesione è sospesa o in pausa, oppure l’uso dei suoi dati è limitato.',
  'error.role.means_too_weak':
    'Per questo incarico serve un mezzo di accesso più forte, per esempio SPID o CIE, e la persona ora non ne ha uno.',
  'error.role.dispute':
    'Fra due gestori non decide uno dei due: apri una contestazione, decide lo staff regionale.',
  'error.role.granter_gone':
    'Chi ha proposto questo incarico non può più assegnarlo: chiedi una nuova proposta.',
  'error.role.not_in_use': 'La comunità non usa questo incarico: chi la gestisce può attivarlo.',
  'error.role.not_renewable': 'Il rinnovo si chiede negli ultimi sessanta giorni dell’incarico.',
  'error.role.needs_second_signature':
    'Il primo gestore dopo un gestore pro tempore ha bisogno di una seconda firma dello staff regionale.',
  'error.role.same_signature':
    'La seconda firma è di un’altra persona: né chi offre o accetta l’incarico, né chi lo riceve.',
  'error.staff.link_invalid': 'Il collegamento non è valido, è già stato usato o è scaduto.',
  'error.staff.own_confirmation':
    'La conferma spetta a un altro amministratore: né a chi riceve il ruolo né a chi lo ha invitato.',
  'error.staff.already_held': 'Hai già questo ruolo.',
  'error.staff.not_waiting': 'Questa nomina non è in attesa di conferma.',
  'error.staff.still_holds_role':
    'Questa persona ha un ruolo sulla piattaforma: un amministratore deve prima concluderlo.',
  'error.staff.last_administrator':
    'È l’ultimo amministratore della piattaforma: prima nominane un altro.',

  'role.member': 'Membro',
  'role.manager': 'Gestore della comunità',
  'role.caretaker': 'Gestore pro tempore',
  'role.co_manager': 'Co-gestore',
  'role.membership_manager': 'Referente iscrizioni',
  'role.facilitator': 'Facilitatore',
  'role.moderator': 'Moderatore',
  'role.editor': 'Redattore',
  'role.observer': 'Osservatore',
  'role.contact_person': 'Referente',
  'role.programme_lead': 'Referente di programma',
  'role.representative': 'Rappresentante dell’ente',
  'role.delegate': 'Delegato dell’ente',
  'role.regional_staff': 'Staff regionale',
  'role.support': 'Operatore di supporto',
  'role.privacy_officer': 'Referente privacy',
  'role.platform_admin': 'Amministratore di piattaforma',

  'community.status.draft': 'in preparazione',
  'community.status.active': 'attiva',
  'community.status.frozen': 'sospesa in attesa di un gestore',
  'community.status.archived': 'archiviata',
  'community.audience.open': 'aperta a tutti',
  'community.audience.mixed': 'mista',
  'community.audience.reserved': 'riservata',
  'community.join_path.open': 'adesione libera',
  'community.join_path.approval': 'adesione su richiesta',
  'community.join_path.affiliation': 'per chi appartiene agli enti ammessi',
  'community.join_path.invitation': 'su invito',
  'community.join_path.elsewhere': 'vive su un altro sito',
  'community.join_path.closed': 'adesioni chiuse',
  'community.visibility.public': 'visibile a tutti',
  'community.visibility.signed_in': 'visibile a chi ha fatto l’accesso',
  'community.visibility.hidden': 'visibile ai soli membri',
  'community.members.fewer_than_five': 'meno di cinque',

  'join_request.status.pending': 'in attesa',
  'join_request.status.approved': 'approvata',
  'join_request.status.rejected': 'respinta',
  'join_request.status.needs_info': 'aspetta una tua risposta',
  'join_request.status.lapsed': 'decaduta senza risposta',
  'join_request.status.withdrawn': 'ritirata',
  'join_request.status.superseded': 'superata da un’altra adesione',
  'stint.status.active': 'in corso',
  'stint.status.suspended': 'sospesa',
  'stint.status.left': 'conclusa per scelta',
  'stint.status.removed': 'conclusa dalla comunità',
  'stint.status.closed': 'conclusa con la comunità',
  'stint.status.moved': 'passata a un altro profilo',
  'role_grant.status.offered': 'offerto',
  'role_grant.status.proposed': 'proposto',
  'role_grant.status.active': 'in corso',
  'role_grant.status.declined': 'non accettato',
  'role_grant.status.withdrawn': 'ritirato',
  'role_grant.status.lapsed': 'scaduto senza risposta',
  'role_grant.status.resigned': 'lasciato',
  'role_grant.status.revoked': 'revocato',
  'role_grant.status.expired': 'concluso alla scadenza',
  'role_grant.status.dropped': 'concluso con l’appartenenza',
  'platform_grant.status.invited': 'invitato',
  'platform_grant.status.unconfirmed': 'da confermare',
  'platform_grant.status.active': 'in carica',
  'platform_grant.status.ended': 'concluso',
} as const;
