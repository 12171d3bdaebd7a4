// SPDX-License-Identifier: AGPL-3.0-or-later

/** Mails about roles. */
export const mailRoles = {
  'mail.role_term_near.subject': 'Un incarico in {{community}} finisce fra {{days}}',
  'mail.role_term_near.text':
    'L’incarico di «{{role}}» di {{member}} nella comunità {{community}} finisce fra {{days}}.\n\nPer continuare serve un rinnovo: lo chiede una delle due parti con un clic, e l’altra lo accetta.',
  'mail.role_term_near.action': 'Vai agli incarichi',

  'mail.role_overrun.subject': '{{community}} cerca chi la gestisca',
  'mail.role_overrun.text':
    'L’incarico di «{{role}}» di {{member}} è scaduto, e nella comunità {{community}} nessun altro ne risponde.\n\nFinché non c’è un altro gestore, {{member}} può leggere e proporre chi gli succede, niente altro. Lo staff regionale può nominare un gestore pro tempore; dopo trenta giorni avviene da sé.',
  'mail.role_overrun.action': 'Vai agli incarichi',

  'mail.renewal_asked.subject': '{{member}} chiede di continuare in {{community}}',
  'mail.renewal_asked.text':
    '{{member}} chiede di rinnovare l’incarico di «{{role}}» nella comunità {{community}}.\n\nVale solo se lo accetta chi può assegnare l’incarico.',
  'mail.renewal_asked.action': 'Rispondi alla richiesta',

  'mail.renewal_offered.subject': 'Ti chiedono di continuare in {{community}}',
  'mail.renewal_offered.text':
    'Nella comunità {{community}} ti propongono di rinnovare il tuo incarico di «{{role}}».\n\nVale solo se lo accetti.',
  'mail.renewal_offered.action': 'Rispondi alla proposta',

  'mail.renewal_closed.subject': 'Un rinnovo in {{community}} non è stato accettato',
  'mail.renewal_closed.text':
    'Il rinnovo dell’incarico di «{{role}}» di {{member}} nella comunità {{community}} non è stato accettato. L’incarico continua fino alla sua scadenza.',
  'mail.renewal_closed.action': 'Vai alla tua pagina',

  'mail.role_renewed.subject': 'Un incarico in {{community}} è rinnovato',
  'mail.role_renewed.text':
    'L’incarico di «{{role}}» di {{member}} nella comunità {{community}} è rinnovato.',
  'mail.role_renewed.action': 'Vai alla comunità',
} as const;
