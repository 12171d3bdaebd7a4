// SPDX-License-Identifier: AGPL-3.0-or-later

/** Mails: a subject, a text whose paragraphs are separated by a blank line, and the name of its one link. */
export const mail = {
  'mail.footer':
    'Ricevi questo messaggio da {{organisation}} perché usi Piazza ({{origin}}). Non rispondere a questo indirizzo.',
  'mail.refuse': 'Non vuoi più ricevere questi messaggi',

  'mail.sign_in_link.subject': 'Il tuo collegamento per accedere',
  'mail.sign_in_link.text':
    'Hai chiesto di accedere a Piazza con questo indirizzo di posta.\n\nIl collegamento vale {{minutes}} minuti, una volta sola, e soltanto nel browser in cui l’hai chiesto.\n\nSe leggi la posta su un altro dispositivo, scrivi questo codice nella pagina da cui l’hai chiesto: {{code}}\n\nSe non l’hai chiesto tu, ignora questo messaggio: nessuno può entrare senza aprirlo.',
  'mail.sign_in_link.action': 'Accedi',

  'mail.staff_invitation.subject': 'Sei invitato a lavorare su Piazza',
  'mail.staff_invitation.text':
    'Ti è stato proposto il ruolo «{{role}}» su Piazza.\n\nPer accettarlo apri il collegamento e accedi con SPID di livello 2 o con CIE. Il collegamento vale una volta sola, fino al {{until}}.',
  'mail.staff_invitation.action': 'Accetta il ruolo',

  'mail.contact_message.subject': 'Richiesta di aiuto su Piazza',
  'mail.contact_message.text':
    '{{from}} scrive:\n\n{{message}}\n\nCodice della richiesta: {{request}}',
  'mail.contact_message.action': 'Piazza',

  'mail.invitation.subject': 'Sei invitata o invitato in {{community}}',
  'mail.invitation.text':
    'La comunità {{community}} ti invita a farne parte.\n\n{{message}}\n\nApri il collegamento per leggere l’invito e rispondere: per accettarlo accedi con la tua identità digitale. Vale fino al {{until}}.\n\nSe non ti interessa, ignora questo messaggio o rifiuta l’invito: non ti scriveremo oltre.',
  'mail.invitation.action': 'Leggi l’invito',

  'mail.request_received.subject': 'Abbiamo ricevuto la tua richiesta per {{community}}',
  'mail.request_received.text':
    'La tua richiesta di entrare nella comunità {{community}} è arrivata a chi la gestisce.\n\nLa risposta è attesa entro il {{until}}. Se nessuno risponde, ce ne accorgiamo noi.',
  'mail.request_received.action': 'Vedi la richiesta',

  'mail.request_asked.subject': 'Una domanda sulla tua richiesta per {{community}}',
  'mail.request_asked.text':
    'Chi gestisce la comunità {{community}} ti chiede qualcosa in più prima di decidere sulla tua richiesta.\n\nRispondi entro trenta giorni dalla pagina della comunità: trovi il modulo già compilato.',
  'mail.request_asked.action': 'Leggi la domanda e rispondi',

  'mail.request_escalated.subject': 'Una richiesta per {{community}} è senza risposta',
  'mail.request_escalated.text':
    'La comunità {{community}} non ha risposto a una richiesta di adesione entro i giorni che promette.\n\nSe nessuno risponde, fra quindici giorni la richiesta decade con le nostre scuse.',
  'mail.request_escalated.action': 'Vedi le richieste senza risposta',

  'mail.request_lapsed.subject':
    'Ci scusiamo: nessuno ha risposto alla tua richiesta per {{community}}',
  'mail.request_lapsed.text':
    'La tua richiesta di entrare nella comunità {{community}} è decaduta perché nessuno ha risposto in tempo. Ci scusiamo: non dipende da te.\n\nPuoi ripresentarla subito, oppure scriverci a {{contact}}.',
  'mail.request_lapsed.action': 'Vai alla comunità',

  'mail.request_unreplied.subject': 'La tua richiesta per {{community}} è decaduta',
  'mail.request_unreplied.text':
    'Alla domanda di chi gestisce la comunità {{community}} non è arrivata risposta in trenta giorni, e la tua richiesta è decaduta.\n\nPuoi ripresentarla quando vuoi, anche subito.',
  'mail.request_unreplied.action': 'Vai alla comunità',

  'mail.request_approved.subject': 'Benvenuta, benvenuto in {{community}}',
  'mail.request_approved.text':
    'La tua richiesta di entrare nella comunità {{community}} è stata accolta: da ora ne fai parte.',
  'mail.request_approved.action': 'Vai alla comunità',

  'mail.request_rejected.subject': 'La tua richiesta per {{community}}',
  'mail.request_rejected.text':
    'La tua richiesta di entrare nella comunità {{community}} non è stata accolta.\n\nLa motivazione è sulla pagina della comunità, dove leggi anche da quando puoi chiedere di nuovo e come scrivere allo staff regionale, se non sei d’accordo.',
  'mail.request_rejected.action': 'Leggi la motivazione',

  'mail.role_offered.subject': 'Ti propongono un incarico in {{community}}',
  'mail.role_offered.text':
    'Nella comunità {{community}} ti è stato proposto l’incarico di «{{role}}».\n\nVale solo se lo accetti. Puoi accettare o rifiutare dalla pagina della comunità.',
  'mail.role_offered.action': 'Rispondi alla proposta',

  'mail.role_proposed.subject': '{{member}} si propone per un incarico in {{community}}',
  'mail.role_proposed.text':
    '{{member}} si propone per l’incarico di «{{role}}» nella comunità {{community}}.\n\nPuoi accettare o rifiutare dalla pagina di gestione.',
  'mail.role_proposed.action': 'Leggi la proposta',

  'mail.role_started.subject': 'Un nuovo incarico in {{community}}',
  'mail.role_started.text':
    'Da ora {{member}} ha l’incarico di «{{role}}» nella comunità {{community}}.',
  'mail.role_started.action': 'Vai alla comunità',

  'mail.role_ended.subject': 'Un incarico in {{community}} è finito',
  'mail.role_ended.text':
    '{{member}} non ha più l’incarico di «{{role}}» nella comunità {{community}}.',
  'mail.role_ended.action': 'Vai alla comunità',

  'mail.own_role_ended.subject': 'Il tuo incarico in {{community}} è finito',
  'mail.own_role_ended.text':
    'Il tuo incarico di «{{role}}» nella comunità {{community}} è finito: da ora non puoi più fare ciò che permetteva. Se ne fai parte, la tua adesione resta.\n\nSulla pagina della comunità trovi chi la gestisce e a chi scrivere, se non sei d’accordo.',
  'mail.own_role_ended.action': 'Vai alla comunità',

  'mail.role_prolonged.subject': 'Il tuo incarico in {{community}} riprende',
  'mail.role_prolonged.text':
    'La comunità {{community}} ha ripreso. Il tempo in cui è rimasta ferma non conta: il tuo incarico di «{{role}}» dura fino al {{until}}.',
  'mail.role_prolonged.action': 'Vai ai tuoi incarichi',

  'mail.role_revoked.subject': 'Il tuo incarico in {{community}} è revocato',
  'mail.role_revoked.text':
    'Il tuo incarico di «{{role}}» nella comunità {{community}} è revocato: da ora non puoi più fare ciò che permetteva. Se ne fai parte, la tua adesione resta.\n\nIl motivo: {{reason}}\n\nSe pensi che sia un errore, chiedi il riesame allo staff regionale dalla pagina della decisione.',
  'mail.role_revoked.action': 'Leggi la decisione',

  'mail.member_linked.subject': 'Una nuova identità è collegata al tuo profilo',
  'mail.member_linked.text':
    'Al tuo profilo su Piazza è stata collegata una nuova identità: {{means}}.\n\nSe non sei stata o stato tu, scollegala subito dalla pagina delle tue identità e scrivici a {{contact}}.',
  'mail.member_linked.action': 'Vai alle tue identità',

  'mail.address_removed.subject': 'Un indirizzo è stato tolto dal tuo profilo',
  'mail.address_removed.text':
    'Un indirizzo e-mail che avevi verificato non è più nel tuo profilo su Piazza. Se provava che fai parte di un’organizzazione, anche quell’appartenenza è finita.\n\nSe non sei stata o stato tu, scrivici subito a {{contact}}.',
  'mail.address_removed.action': 'Vai alle tue identità',

  'mail.member_unlinked.subject': 'Un’identità è stata scollegata dal tuo profilo',
  'mail.member_unlinked.text':
    'Dal tuo profilo su Piazza è stata scollegata un’identità: {{means}}. Non serve più per accedere.\n\nSe non sei stata o stato tu, scrivici a {{contact}}.',
  'mail.member_unlinked.action': 'Vai alle tue identità',

  'mail.member_merged.subject': 'Due tuoi profili sono diventati uno',
  'mail.member_merged.text':
    'Il profilo «{{member}}» è stato unito al tuo: identità, comunità e ruoli adesso sono in un solo profilo.\n\nPer 14 giorni puoi annullare l’unione dalla pagina delle tue identità. Se non sei stata o stato tu, annullala e scrivici a {{contact}}.',
  'mail.member_merged.action': 'Vai alle tue identità',

  'mail.member_unmerged.subject': 'L’unione di due tuoi profili è annullata',
  'mail.member_unmerged.text':
    'L’unione con il profilo «{{member}}» è stata annullata: identità, comunità e ruoli sono tornati dove erano, in due profili separati.\n\nSe non sei stata o stato tu, scrivi a {{contact}}.',
  'mail.member_unmerged.action': 'Vai alle tue identità',

  'mail.member_reviewed.subject': 'Abbiamo fermato un accesso al tuo profilo',
  'mail.member_reviewed.text':
    'Un’identità collegata al tuo profilo adesso indica un’altra persona, e l’accesso è stato fermato.\n\nUna persona controllerà. Se vuoi dirci qualcosa, scrivi a {{contact}}.',
  'mail.member_reviewed.action': 'Vai alle tue identità',

  'mail.review_same_person.subject': 'La verifica sul tuo profilo è finita',
  'mail.review_same_person.text':
    'Abbiamo verificato l’accesso che avevamo fermato: le due identità sono tue. Da adesso ritrovi lo stesso profilo con ognuna di loro.\n\nSe non è così, scrivi subito a {{contact}}: per 14 giorni possiamo rimettere tutto come prima.',
  'mail.review_same_person.action': 'Vai alle tue identità',

  'mail.review_apart.subject': 'La verifica sul tuo profilo è finita',
  'mail.review_apart.text':
    'Abbiamo verificato l’accesso che avevamo fermato: quell’identità è di un’altra persona, e i profili restano separati. Il tuo non è cambiato, e quell’identità non lo apre più.\n\nSe non è così, scrivi a {{contact}}.',
  'mail.review_apart.action': 'Vai alle tue identità',

  'mail.member_suspended.subject': 'Il tuo profilo è sospeso',
  'mail.member_suspended.text':
    'Il tuo profilo su Piazza è sospeso: per ora non puoi accedere, e le tue adesioni e i tuoi incarichi sono in pausa.\n\nIl motivo: {{reason}}\n\nSe pensi che sia un errore, rispondi dalla pagina dei contatti o scrivi a {{contact}}: una persona riguarderà la decisione.',
  'mail.member_suspended.action': 'Scrivici',

  'mail.member_reinstated.subject': 'Il tuo profilo è di nuovo attivo',
  'mail.member_reinstated.text':
    'La sospensione del tuo profilo su Piazza è finita: puoi accedere di nuovo, e le adesioni e gli incarichi che avevi riprendono.',
  'mail.member_reinstated.action': 'Vai alla tua pagina',

  'mail.membership_suspended.subject': 'La tua adesione a {{community}} è sospesa',
  'mail.membership_suspended.text':
    'La tua adesione alla comunità {{community}} è sospesa fino al {{until}}: gli incarichi si fermano e i portali non ti vedono come membro.\n\nIl motivo: {{reason}}\n\nSe pensi che sia un errore, chiedi il riesame allo staff regionale dalla pagina della decisione.',
  'mail.membership_suspended.action': 'Leggi la decisione',

  'mail.membership_resumed.subject': 'La sospensione in {{community}} è finita',
  'mail.membership_resumed.text':
    'La sospensione della tua adesione alla comunità {{community}} è finita: sei di nuovo membro, con gli incarichi che avevi.',
  'mail.membership_resumed.action': 'Vai alla comunità',

  'mail.membership_removed.subject': 'Non fai più parte di {{community}}',
  'mail.membership_removed.text':
    'La tua adesione alla comunità {{community}} è finita per decisione della comunità.\n\nIl motivo: {{reason}}\n\nSe pensi che sia un errore, chiedi il riesame allo staff regionale dalla pagina della decisione.',
  'mail.membership_removed.action': 'Leggi la decisione',

  'mail.ban_imposed.subject': 'Non puoi aderire a {{community}}',
  'mail.ban_imposed.text':
    'Per una decisione presa nei tuoi confronti non puoi far parte di {{community}}.\n\nIl motivo: {{reason}}\n\nSe pensi che sia un errore, chiedi il riesame allo staff regionale dalla pagina della decisione.',
  'mail.ban_imposed.action': 'Leggi la decisione',

  'mail.ban_ended.subject': 'Puoi di nuovo aderire a {{community}}',
  'mail.ban_ended.text':
    'Il divieto di aderire a {{community}} è finito: se vuoi, puoi aderire di nuovo.',
  'mail.ban_ended.action': 'Vai alla tua pagina',

  'mail.removal_ended.subject': '{{community}}: la tua esclusione è finita',
  'mail.removal_ended.text':
    'La tua esclusione da {{community}} è finita: l’adesione non riprende da sé, ma se vuoi puoi aderire di nuovo.',
  'mail.removal_ended.action': 'Vai alla comunità',

  'mail.removal_proposed.subject': '{{community}}: un’esclusione aspetta una seconda parola',
  'mail.removal_proposed.text':
    'Per {{member}}, che condivide la gestione della comunità {{community}}, è stata proposta l’esclusione.\n\nVale solo se la conferma una seconda persona. Leggi il motivo e decidi dalla pagina dei provvedimenti.',
  'mail.removal_proposed.action': 'Leggi la proposta',

  'mail.appeal_opened.subject': 'Un riesame da decidere',
  'mail.appeal_opened.text':
    '{{member}} chiede il riesame di una decisione ({{community}}).\n\nLeggi la richiesta e rispondi dalle pagine dello staff.',
  'mail.appeal_opened.action': 'Leggi la richiesta',

  'mail.appeal_answered.subject': 'Un nuovo messaggio sul riesame',
  'mail.appeal_answered.text':
    'C’è un nuovo messaggio sul riesame di una decisione ({{community}}).',
  'mail.appeal_answered.action': 'Leggi il messaggio',

  'mail.appeal_decided.subject': 'Il riesame è deciso',
  'mail.appeal_decided.text':
    'Lo staff regionale ha deciso il riesame di una decisione su {{member}} ({{community}}).\n\nL’esito: {{verdict}}\n\nIl motivo: {{reason}}',
  'mail.appeal_decided.action': 'Leggi la decisione',

  'mail.membership_left.subject': 'La ricevuta della tua uscita da {{community}}',
  'mail.membership_left.text':
    'Hai lasciato la comunità {{community}}: l’adesione e i tuoi incarichi sono finiti subito.\n\n{{portals}}\n\nSe hai cambiato idea, per un giorno puoi tornare con un clic dalla pagina della ricevuta.',
  'mail.membership_left.portals': 'Abbiamo avvisato questi portali: {{portals}}.',
  'mail.membership_left.action': 'Apri la ricevuta',

  'mail.membership_expiring.subject': 'La tua adesione a {{community}} scade il {{until}}',
  'mail.membership_expiring.text':
    'La tua adesione alla comunità {{community}} scade il {{until}}, fra {{days}}.\n\nPer restare, rinnovala con un clic dalla pagina della comunità. Se non fai niente, c’è ancora un periodo di proroga.',
  'mail.membership_expiring.action': 'Rinnova l’adesione',

  'mail.membership_grace.subject': 'La tua adesione a {{community}} è in proroga',
  'mail.membership_grace.text':
    'La tua adesione alla comunità {{community}} è in proroga fino al {{until}}: fino ad allora tutto resta com’è.\n\nSulla pagina della comunità trovi che cosa fare per restare.',
  'mail.membership_grace.action': 'Vai alla comunità',

  'mail.membership_ending.subject': 'La tua adesione a {{community}} finisce il {{until}}',
  'mail.membership_ending.text':
    'La proroga della tua adesione alla comunità {{community}} finisce il {{until}}, fra {{days}}: da allora non ne fai più parte, e con l’adesione finiscono i tuoi incarichi.\n\nPer restare, rinnovala con un clic dalla pagina della comunità.',
  'mail.membership_ending.action': 'Rinnova l’adesione',

  'mail.membership_expired.subject': 'La tua adesione a {{community}} è finita',
  'mail.membership_expired.text':
    'La tua adesione alla comunità {{community}} è finita: il suo tempo e la proroga sono passati. Puoi aderire di nuovo quando vuoi.',
  'mail.membership_expired.action': 'Vai alla comunità',

  'mail.affiliation_grace.subject': 'La tua adesione a {{community}} ha bisogno di un’appartenenza',
  'mail.affiliation_grace.text':
    'Non fai più parte dell’organizzazione su cui si basava la tua adesione a {{community}}. Fino al {{until}} tutto resta com’è, poi l’adesione finisce.\n\nSe fai parte di un’altra organizzazione che la comunità ammette, indicala nella pagina delle tue organizzazioni: l’adesione continua da sola.',
  'mail.affiliation_grace.action': 'Vai alla comunità',

  'mail.affiliation_ending.subject': 'La tua adesione a {{community}} finisce il {{until}}',
  'mail.affiliation_ending.text':
    'Non fai più parte dell’organizzazione su cui si basava la tua adesione a {{community}}: l’adesione finisce il {{until}}, fra {{days}}, e con lei i tuoi incarichi.\n\nSe fai parte di un’altra organizzazione che la comunità ammette, indicala nella pagina delle tue organizzazioni: l’adesione continua da sola.',
  'mail.affiliation_ending.action': 'Vai alla comunità',

  'mail.affiliation_lost.subject': 'La tua adesione a {{community}} è finita',
  'mail.affiliation_lost.text':
    'Non fai più parte dell’organizzazione su cui si basava la tua adesione a {{community}}, e la comunità è riservata a chi ne fa parte: l’adesione è finita.\n\nSe fai parte di un’altra organizzazione ammessa puoi aderire di nuovo.',
  'mail.affiliation_lost.action': 'Vai alla comunità',

  'mail.membership_restored.subject': 'La tua adesione a {{community}} continua',
  'mail.membership_restored.text':
    'Fai di nuovo parte di un’organizzazione che {{community}} ammette: la tua adesione continua come prima.',
  'mail.membership_restored.action': 'Vai alla comunità',
} as const;
