// SPDX-License-Identifier: AGPL-3.0-or-later

/** Who takes over when a manager leaves. */
export const succession = {
  'successors.title': 'Chi prende il tuo posto',
  'successors.lead':
    'Chiedi per tempo a chi può succederti: se accetta, diventa gestore nel momento in cui lasci la comunità o l’incarico, e nessun altro la gestisce. Fino ad allora non cambia niente, e ciascuno può ripensarci.',
  'successors.none': 'Non hai ancora chiesto a nessuno.',
  'successors.agreed': 'ha accettato',
  'successors.waiting': 'non ha ancora risposto',
  'successors.withdraw': 'Ritira',
  'successors.withdraw_label': 'Ritira la richiesta a {{name}}',
  'successors.co_managers': 'Co-gestori',
  'successors.members': 'Membri',
  'successors.nobody': 'Nessuna persona a cui chiedere.',
  'successors.ask': 'Chiedi',
  'successors.ask_label': 'Chiedi a {{name}} di prendere il tuo posto',
  'successors.link': 'Chi prende il tuo posto',
  'leave.last_manager.nobody':
    'Sei l’unica persona che gestisce la comunità e nessuno ha accettato di succederti. Puoi uscire lo stesso: subentra una persona dello staff regionale, o la comunità resta sospesa.',
  'leave.last_manager.one': 'Quando esci, {{name}} diventa gestore: ha accettato di succederti.',
  'leave.last_manager.several': 'Quando esci, chi di loro diventa gestore?',
  'leave.last_manager.waiting': 'Non hanno ancora risposto: {{names}}.',
  'me.offers.on_leave': 'Gestore di {{community}}, quando chi te lo chiede lascia la comunità.',
  'me.offers.agreed':
    'Hai accettato di diventare gestore di {{community}} quando chi te l’ha chiesto la lascia.',
  'me.offers.take_back': 'Ci ho ripensato',
  'me.offers.take_back_label': 'Ritira la tua parola per {{community}}',
  'flash.offer.agreed':
    'Hai accettato: l’incarico comincia quando chi te l’ha chiesto lascia la comunità.',
  'flash.successor.asked': 'Richiesta mandata. La persona deve accettare.',
  'flash.successor.withdrawn': 'Richiesta ritirata.',

  'mail.successor_asked.subject': 'Ti chiedono di succedere come gestore in {{community}}',
  'mail.successor_asked.text':
    'Chi gestisce la comunità {{community}} ti chiede di diventare gestore quando la lascerà.\n\nVale solo se accetti; fino a quel giorno non cambia niente, e puoi ripensarci.',
  'mail.successor_asked.action': 'Rispondi',
  'mail.successor_agreed.subject': '{{member}} accetta di succederti in {{community}}',
  'mail.successor_agreed.text':
    '{{member}} accetta di diventare gestore della comunità {{community}} quando la lascerai.',
  'mail.successor_agreed.action': 'Vai alla comunità',
  'mail.successor_gone.subject': '{{member}} non ti succederà in {{community}}',
  'mail.successor_gone.text':
    '{{member}} non è più disponibile a diventare gestore della comunità {{community}} quando la lascerai. Puoi chiedere a un’altra persona.',
  'mail.successor_gone.action': 'Vai alla comunità',
} as const;
