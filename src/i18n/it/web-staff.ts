// SPDX-License-Identifier: AGPL-3.0-or-later

/** What staff do about persons: look a member up, keep one out, decide whether two are one. */
export const webStaff = {
  'staff.nav.members': 'Persone',
  'staff.members.title': 'Persone',
  'staff.members.lead': 'Cerca chi ti ha chiesto aiuto, con il nome che vedono gli altri.',
  'staff.members.search': 'Nome, o una sua parte',
  'staff.members.none': 'Nessuna persona con questo nome.',
  'staff.members.since': 'con un profilo dal',
  'staff.member.lead':
    'Vedi con quali strumenti entra, non chi è per l’anagrafe. Ogni consultazione resta nel registro.',
  'staff.member.status.active': 'attivo',
  'staff.member.status.suspended': 'sospeso',
  'staff.member.status.merged': 'unito a un altro profilo',
  'staff.member.status.erased': 'cancellato',
  'staff.member.merged_into': 'Vai al profilo a cui è stato unito',
  'staff.member.identities': 'Strumenti di accesso',
  'staff.member.identities.none': 'Nessuno strumento collegato.',
  'staff.member.linked': 'collegato il',
  'staff.member.used': 'usato l’ultima volta il',
  'staff.member.suspensions': 'Sospensioni',
  'staff.member.suspended_at': 'Sospeso il',
  'staff.member.lifted_at': 'Riammesso il',
  'staff.member.reason': 'Motivo',
  'staff.member.suspend': 'Sospendi il profilo',
  'staff.member.suspend.text':
    'La persona esce subito da ogni dispositivo e non può più accedere; adesioni e incarichi vanno in pausa e i portali lo sanno. Dove era l’unico gestore, subentra un gestore pro tempore.',
  'staff.member.suspend.hint':
    'La persona lo riceve per e-mail, insieme al modo per chiedere di riguardare la decisione.',
  'staff.member.reinstate': 'Riammetti',
  'staff.member.reinstate.text':
    'La persona può accedere di nuovo; adesioni e incarichi riprendono come prima.',
  'staff.member.reinstate.hint': 'Resta nel registro.',
  'flash.staff.suspend': 'Profilo sospeso: la persona riceve un’e-mail con il motivo.',
  'flash.staff.reinstate': 'Profilo di nuovo attivo: la persona riceve un’e-mail.',
} as const;
