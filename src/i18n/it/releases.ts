// SPDX-License-Identifier: AGPL-3.0-or-later

/** What portals receive of a member, for the member. */
export const releases = {
  'releases.title': 'Portali',
  'releases.lead':
    'I portali che hanno ricevuto dati su di te, quali e quando. Qui puoi anche interrompere l’invio.',
  'releases.none': 'Finora nessun portale ha ricevuto i tuoi dati.',
  'releases.all': 'Tutti i portali',
  'releases.received': 'Ha ricevuto',
  'releases.first': 'prima volta',
  'releases.last': 'ultima volta',
  'releases.shown': 'Ti abbiamo mostrato che cosa riceve il',
  'releases.nothing_yet': 'Non ha ancora ricevuto nulla.',
  'releases.ended': 'Invio interrotto',
  'releases.ended.at': 'Hai interrotto l’invio il',
  'releases.sign_in': 'L’ultimo accesso',
  'releases.open_label': 'Vedi i dati ricevuti da {{name}}',
  'releases.open': 'Vedi i dati',

  'releases.claims': 'Che cosa ha ricevuto',
  'releases.claims.lead':
    'Dei dati inviati teniamo solo i nomi. I valori qui sotto sono quelli di oggi: quelli che il portale riceverebbe adesso.',
  'releases.claim': 'Dato',
  'releases.value': 'Valore di oggi',
  'releases.value.none': 'oggi nessuno',
  'releases.value.changes': 'cambia a ogni accesso',
  'releases.claim.sub': 'Il codice con cui il portale ti riconosce',
  'releases.claim.acr': 'Il livello dell’accesso',
  'releases.claim.amr': 'Lo strumento dell’accesso',
  'releases.claim.auth_time': 'L’ora dell’accesso',
  'releases.claim.name': 'Il nome che vedono gli altri',
  'releases.claim.given_name': 'Il nome',
  'releases.claim.family_name': 'Il cognome',
  'releases.claim.locale': 'La lingua',
  'releases.claim.updated_at': 'Quando è cambiato il profilo',
  'releases.claim.email': 'L’indirizzo e-mail',
  'releases.claim.email_verified': 'Se hai verificato l’indirizzo',
  'releases.claim.groups': 'Le comunità e i gruppi',
  'releases.claim.roles': 'Gli incarichi',
  'releases.claim.memberships': 'Le adesioni',
  'releases.claim.entitlements': 'I diritti che ne derivano',
  'releases.claim.groups_overage': 'Che le comunità sono troppe per elencarle',
  'releases.yes': 'sì',
  'releases.no': 'no',

  'releases.end.title': 'Interrompi l’invio',
  'releases.end.text':
    'Da subito Piazza non manda più al portale i tuoi dati né le novità che ti riguardano – solo che hai interrotto l’invio e, perché cancelli o unisca ciò che conserva, che hai fatto cancellare o unire il tuo profilo – e i suoi permessi per te non valgono più. Se lo prevede, il portale viene avvisato di chiudere la tua sessione; altrimenti esci anche dal portale. Se un giorno ci torni, prima ti mostriamo di nuovo che cosa riceve.',
  'releases.end.kept':
    'Quello che ha già ricevuto, il portale può averlo conservato: non possiamo riprenderlo. Per farlo cancellare rivolgiti al titolare, {{controller}}.',
  'releases.end.members':
    'Nemmeno chiedendo chi fa parte delle comunità viene a sapere qualcosa di te: gli si risponde come se non ti conoscesse. Altri portali di {{controller}} che ti riconoscono con lo stesso codice possono ancora chiederlo, senza il tuo nome né il tuo indirizzo: l’invio si interrompe per ciascuno.',
  'releases.end.contact': 'Scrivi a',
  'releases.end.page': 'Pagina del portale sui tuoi dati',
  'releases.end.no_contact':
    'Il portale non ci ha dato un recapito: lo trovi sulle sue pagine, oppure scrivi a noi.',
  'releases.end.help': 'Contatti',
  'releases.end.button': 'Interrompi l’invio',
  'flash.release.ended': 'Invio interrotto: Piazza non manda più i tuoi dati al portale.',
  'data.portals.link': 'Vedi i portali e che cosa hanno ricevuto',

  'mail.release_ended.subject': 'Hai interrotto l’invio dei tuoi dati a {{portal}}',
  'mail.release_ended.text':
    'Da adesso Piazza non manda più i tuoi dati a {{portal}} e gli risponde come se non ti conoscesse. Quello che ha già ricevuto può averlo conservato: per farlo cancellare rivolgiti al suo titolare.\n\nSe un giorno torni su quel portale, prima ti mostriamo di nuovo che cosa riceve. Se non sei stata o stato tu, scrivici a {{contact}}.',
  'mail.release_ended.action': 'Vedi i tuoi portali',
} as const;
