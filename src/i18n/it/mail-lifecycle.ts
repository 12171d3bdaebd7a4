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
  'mail.members_caretaker.subject': '{{community}} ha un gestore pro tempore',
  'mail.members_caretaker.text':
    'La comunità {{community}}, di cui fai parte, ha ora un gestore pro tempore: una persona dello staff regionale, finché la comunità non trova chi la gestisca.\n\nLa tua adesione resta com’è. Chi vuole può proporsi come gestore dalla pagina della comunità.',
  'mail.members_caretaker.action': 'Vai alla comunità',
  'mail.members_unmanaged.subject': '{{community}} è sospesa: nessuno la gestisce',
  'mail.members_unmanaged.text':
    'La comunità {{community}}, di cui fai parte, non ha più nessuno che la gestisca. Per questo è sospesa: per ora nessuno può aderire, e gli incarichi non cambiano.\n\nLa tua adesione resta com’è. Lo staff regionale cerca chi possa occuparsene.',
  'mail.members_unmanaged.action': 'Vai alla comunità',
  'mail.members_terms.subject': 'Nuove condizioni per {{community}}',
  'mail.members_terms.text':
    'La comunità {{community}}, di cui fai parte, ha pubblicato una nuova versione delle sue condizioni. Ti chiediamo di leggerla e di accettarla.\n\nSulla pagina vedi da quando vale e che cosa cambia. Se non vuoi accettarla puoi lasciare la comunità in ogni momento.',
  'mail.members_terms.action': 'Leggi le condizioni',
  'mail.platform_terms.subject': 'Nuove condizioni d’uso',
  'mail.platform_terms.text':
    'È stata pubblicata una nuova versione delle condizioni d’uso di questo servizio. Ti chiediamo di leggerla e di accettarla.\n\nSulla pagina vedi da quando vale e che cosa cambia. Per domande scrivi a {{contact}}.',
  'mail.platform_terms.action': 'Leggi le condizioni',
  'mail.request_superseded.subject': 'La comunità {{community}} è stata chiusa',
  'mail.request_superseded.text':
    'La tua richiesta di entrare nella comunità {{community}} decade: la comunità è stata chiusa prima che qualcuno rispondesse.\n\nNel catalogo trovi le altre comunità.',
  'mail.request_superseded.action': 'Vai al catalogo',
  'mail.staff_waiting.subject': '{{member}} aspetta la tua conferma',
  'mail.staff_waiting.text':
    '{{member}} ha accettato un ruolo sulla piattaforma: {{role}}.\n\nIl ruolo comincia solo quando una persona che amministra la piattaforma lo conferma.',
  'mail.staff_waiting.action': 'Vai alle persone dello staff',
  'mail.office_term_near.subject': 'Il ruolo di {{role}} di {{member}} finisce fra {{days}}',
  'mail.office_term_near.text':
    'Il ruolo di «{{role}}» di {{member}} sulla piattaforma finisce il {{until}}.\n\nPer continuare serve un rinnovo: lo dà un’altra persona che amministra la piattaforma, nel registro dello staff.',
  'mail.office_term_near.action': 'Vai ai ruoli',
  'mail.portal_agreement_near.subject':
    'La convenzione del portale {{portal}} finisce fra {{days}}',
  'mail.portal_agreement_near.text':
    'La convenzione del portale «{{portal}}» vale fino al {{until}}.\n\nDal giorno dopo nessuno vi entra più con SPID, CIE, CNS, FedERa o eIDAS. Se è prolungata, scrivi il nuovo termine nel registro dei portali.',
  'mail.portal_agreement_near.action': 'Vai ai portali',
  'mail.agreement_end.subject': 'La convenzione di {{portal}} con Piazza finisce fra {{days}}',
  'mail.agreement_end.text':
    'La convenzione {{reference}}, con cui le persone entrano in «{{portal}}» con SPID e CIE, vale fino al {{until}}.\n\nDal giorno dopo questi modi di accedere non funzionano più per il portale. Per prolungarla scrivi a {{contact}}.',
  'mail.agreement_end.action': 'Vai a Piazza',
  'mail.webhook_off.subject': 'Piazza non chiama più il webhook di {{portal}}',
  'mail.webhook_off.text':
    'Il portale «{{portal}}» riceveva i cambiamenti a un indirizzo di {{host}}. Dal {{since}} Piazza non lo chiama più: ha risposto che non c’è più (410), oppure per cinque giorni non vi è arrivato nulla.\n\nQuello che il portale non ha ricevuto si legge da /api/v1/events per trenta giorni. Quando l’indirizzo risponde di nuovo, scrivi a {{contact}}: chi gestisce Piazza lo riaccende e rimanda quello che non è arrivato.',
  'mail.webhook_off.action': 'Vai a Piazza',
  'mail.logouts_given_up.subject': 'Piazza non riesce a dire a {{portal}} chi è uscito',
  'mail.logouts_given_up.text':
    'Quando una persona esce da Piazza, il portale «{{portal}}» lo deve sapere (back-channel logout): per questo Piazza chiama un indirizzo di {{host}}. Dal {{since}} le chiamate non arrivano, neppure riprovando per quasi due ore: chi è uscito può essere ancora dentro il portale.\n\nControlla quell’indirizzo. Quando risponde di nuovo, scrivi a {{contact}}: chi gestisce Piazza rimanda le uscite che non sono arrivate.',
  'mail.logouts_given_up.action': 'Vai a Piazza',
  'mail.office_overrun.subject':
    'La piattaforma ha un solo amministratore, e il suo termine è passato',
  'mail.office_overrun.text':
    'Il ruolo di «{{role}}» di {{member}} è scaduto, e nessun’altra persona amministra la piattaforma: per questo non finisce.\n\nServe al più presto una seconda persona: {{member}} la può invitare, e il comando «piazza staff renew» rinnova il ruolo. Quando c’è un’altra persona in carica, il ruolo scaduto finisce da sé.',
  'mail.office_overrun.action': 'Vai al registro dello staff',
  'mail.office_renewed.subject': 'Il tuo ruolo di {{role}} è rinnovato',
  'mail.office_renewed.text':
    'Il tuo ruolo di «{{role}}» sulla piattaforma è rinnovato, e ora dura fino al {{until}}.',
  'mail.office_renewed.action': 'Vai alla tua pagina',
  'mail.office_ended.subject': 'Il ruolo di {{role}} di {{member}} è finito',
  'mail.office_ended.text':
    'Il ruolo di «{{role}}» di {{member}} sulla piattaforma è arrivato al suo termine, e nessuno l’ha rinnovato: è finito.\n\nPer riprenderlo serve un nuovo invito. Per domande scrivi a {{contact}}.',
  'mail.office_ended.action': 'Vai ai ruoli',
} as const;
