// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a member says of themselves. */
export const people = {
  'profile.sector': 'Ambito',
  'profile.sector.hint': 'Facoltativo: dove lavori o ti impegni.',
  'profile.sector.none': 'Preferisco non dirlo',
  'profile.error.sector': 'Scegli un ambito dall’elenco.',
  'error.member.name_reserved':
    'Questo nome sembra di chi gestisce il servizio, o mescola alfabeti che si confondono. Scegline un altro.',
  'error.member.sector_unknown': 'Scegli un ambito dall’elenco.',
  'manage.requests.legal_name': 'Nome e cognome: {{name}} (li legge solo chi decide le richieste)',
  'release.legal_name': 'Il tuo nome e cognome, come li dichiara chi ti ha identificato',

  'sector.region': 'Regione',
  'sector.local_government': 'Comuni, province, unioni',
  'sector.other_public_body': 'Altri enti pubblici',
  'sector.health': 'Sanità',
  'sector.social_services': 'Servizi sociali',
  'sector.education': 'Scuola e formazione',
  'sector.university_research': 'Università e ricerca',
  'sector.culture': 'Cultura',
  'sector.environment': 'Ambiente',
  'sector.agriculture': 'Agricoltura',
  'sector.business': 'Imprese',
  'sector.professions': 'Professioni',
  'sector.trade_union': 'Sindacati',
  'sector.third_sector': 'Associazioni e terzo settore',
  'sector.informal_group': 'Gruppi informali e cittadinanza',
  'sector.other': 'Altro',

  'affiliation.disclosed': 'Gli altri la leggono nelle schede in cui la scegli.',
  'affiliation.private': 'La sa solo l’organizzazione.',
  'affiliation.disclose': 'Falla sapere agli altri',
  'affiliation.disclose_label': 'Falla sapere agli altri: {{organisation}}',
  'affiliation.conceal': 'Tienila riservata',
  'affiliation.conceal_label': 'Tienila riservata: {{organisation}}',
  'flash.affiliation.disclose': 'Ora puoi mostrarla nelle tue schede.',
  'flash.affiliation.conceal': 'È riservata: nessuna scheda la mostra più.',

  'error.membership.minors_only': 'Questa comunità è per chi ha da 14 a 17 anni.',
  'error.membership.age_unknown':
    'Questa comunità chiede l’età, e non la sappiamo: accedi con un mezzo che la dichiara, e riprova.',
  'error.community.age_not_assessed':
    'Scrivi in almeno venti lettere la valutazione che motiva la scelta.',
  'error.member.too_young': 'Il servizio è per chi ha almeno 14 anni.',
  'ages.title': 'Età dei membri',
  'ages.lead':
    'Vale per chi aderisce da ora; chi c’è già resta. L’età la dichiara chi identifica la persona, come classe: non chiediamo la data di nascita.',
  'ages.set': 'Ultima valutazione:',
  'ages.legend': 'Chi può aderire',
  'ages.all': 'Chiunque abbia almeno 14 anni',
  'ages.adults': 'Solo maggiorenni',
  'ages.minors': 'Solo chi ha da 14 a 17 anni',
  'ages.assessment': 'Valutazione',
  'ages.assessment.hint': 'Perché l’età conta per questa comunità. Resta registrata.',
  'ages.save': 'Salva',
  'ages.error.ages': 'Scegli chi può aderire.',
} as const;
