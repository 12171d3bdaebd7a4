// SPDX-License-Identifier: AGPL-3.0-or-later

/** Mails about the life of a community, and about who comes to the staff. */
export const mailLifecycle = {
  'mail.community_opened.subject': 'La comunità {{community}} è aperta',
  'mail.community_opened.text': 'La comunità {{community}}, che gestisci, ora è aperta.',
  'mail.community_opened.action': 'Vai alla comunità',
  'mail.community_reopened.subject': 'La comunità {{community}} non è più sospesa',
  'mail.community_reopened.text':
    'La comunità {{community}}, che gestisci, non è più sospesa: adesioni e incarichi ripartono.',
  'mail.community_reopened.action': 'Vai alla comunità',
  'mail.request_superseded.subject': 'La comunità {{community}} è stata chiusa',
  'mail.request_superseded.text':
    'La tua richiesta di entrare nella comunità {{community}} decade: la comunità è stata chiusa prima che qualcuno rispondesse.\n\nNel catalogo trovi le altre comunità.',
  'mail.request_superseded.action': 'Vai al catalogo',
  'mail.staff_waiting.subject': '{{member}} aspetta la tua conferma',
  'mail.staff_waiting.text':
    '{{member}} ha accettato un ruolo sulla piattaforma: {{role}}.\n\nIl ruolo comincia solo quando una persona che amministra la piattaforma lo conferma.',
  'mail.staff_waiting.action': 'Vai alle persone dello staff',
} as const;
