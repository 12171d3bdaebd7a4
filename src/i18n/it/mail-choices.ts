// SPDX-License-Identifier: AGPL-3.0-or-later

/** Mails to followers, and which mails one wants. */
export const mailChoices = {
  'error.mails.link_invalid':
    'Questo collegamento non vale, o è troppo vecchio. Accedi e scegli da «E-mail che ricevi», oppure scrivici.',

  'mail.followed_news.subject': 'Novità da {{community}}',
  'mail.followed_news.text':
    'Ecco che cosa è cambiato nella comunità {{community}}, che segui:\n\n{{list}}\n\nTi scriviamo al massimo una volta al giorno per comunità.',
  'mail.followed_news.action': 'Vai alla comunità',
  'news.opened': 'La comunità ha aperto: si può farne parte.',
  'news.reopened': 'La comunità ha ripreso le sue attività.',
  'news.frozen': 'La comunità è sospesa: per ora nessuno può aderire.',
  'news.archived': 'La comunità ha chiuso: non ha più membri, e la sua pagina resta.',
  'news.texts': 'Sono cambiati i testi della comunità.',
  'news.home': 'È cambiato lo spazio della comunità su un portale.',
  'news.ways': 'È cambiato il modo di farne parte.',
  'news.terms': 'Ci sono nuove condizioni.',
  'news.moved': 'La sua pagina ha un nuovo indirizzo; quello di prima porta lì.',

  'mail.manager_digest.subject': 'Che cosa aspetta nelle comunità che gestisci',
  'mail.manager_digest.text':
    'Nelle comunità che aiuti a gestire c’è qualcosa che aspetta:\n\n{{list}}\n\nRicevi questo riepilogo al massimo una volta al giorno: la mattina dopo una novità, e il lunedì per quello che aspetta ancora.',
  'mail.manager_digest.action': 'Vai a vedere',
  'digest.requests': 'richieste di adesione {{number}}',
  'digest.seats': 'organizzazioni che chiedono un posto {{number}}',
  'digest.proposals': 'membri che si propongono per un incarico {{number}}',
  'digest.offers': 'incarichi proposti senza risposta {{number}}',
  'digest.expiring': 'incarichi che finiscono entro 60 giorni {{number}}',
  'digest.successors': 'nessuno ha accettato di succederti',
  'digest.disputes': 'contestazioni aperte {{number}}',
  'digest.links': 'comunità che propongono un collegamento {{number}}',
  'digest.reports': 'segnalazioni da decidere {{number}}',
  'digest.invitations': 'inviti scaduti senza risposta negli ultimi giorni {{number}}',

  'mails.title': 'E-mail che ricevi',
  'mails.lead':
    'Scegli che cosa vuoi ricevere. Le decisioni che ti riguardano e quello a cui devi rispondere arrivano sempre.',
  'mails.news': 'Novità delle comunità che segui',
  'mails.news.text':
    'Le scegli comunità per comunità, al massimo una e-mail al giorno per ciascuna.',
  'mails.digest': 'Riepilogo del mattino',
  'mails.digest.text': 'Quello che aspetta una tua risposta nelle comunità che gestisci.',
  'mails.reminders': 'Promemoria delle scadenze',
  'mails.reminders.text':
    'Prima che finiscano adesioni e incarichi. L’ultimo promemoria, il giorno prima, arriva comunque.',
  'mails.communities': 'Notizie sulle comunità di cui fai parte',
  'mails.communities.text':
    'Quando cambia chi risponde di una comunità, o nessuno ne risponde più.',
  'mails.on': 'Lo ricevi.',
  'mails.off': 'Non lo ricevi.',
  'mails.stop': 'Non mandare più',
  'mails.stop_label': 'Non mandare più: {{what}}',
  'mails.start': 'Manda di nuovo',
  'mails.start_label': 'Manda di nuovo: {{what}}',
  'flash.mails.chosen': 'Scelta salvata.',

  'unsubscribe.title': 'Non ricevere più queste e-mail?',
  'unsubscribe.news':
    'Si tratta delle novità di una comunità che segui. Continui a seguirla, senza e-mail.',
  'unsubscribe.digest':
    'Si tratta del riepilogo del mattino di quello che aspetta nelle comunità che gestisci.',
  'unsubscribe.reminders': 'Si tratta dei promemoria prima che finiscano adesioni e incarichi.',
  'unsubscribe.communities':
    'Si tratta delle notizie su chi risponde delle comunità di cui fai parte.',
  'unsubscribe.act': 'Non mandarmele più',
  'unsubscribe.still': 'Le decisioni che ti riguardano arrivano sempre.',
  'unsubscribe.done': 'Fatto: non ricevi più queste e-mail',
  'unsubscribe.again': 'Cambia scelta',
} as const;
